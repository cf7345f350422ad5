import { measures } from '../indicators/catalogue.ts'
import type { MeasurableParcel, Measured } from '../indicators/measure.ts'
import type { MeasureId } from '../indicators/measure-params.ts'
import { add, type Exact, quotientHalfUp, zero } from '../vocabulary/exact.ts'
import { itemAt } from './item-at.ts'
import { alone, judge } from './judge.ts'
import type { Surroundings } from './judge-scaled.ts'
import type { DimensionResult, IndicatorResult } from './result.ts'
import type { Indicator, IndicatorOf } from './standard.ts'
import { contributionOf, notApplicable, scoreDecimals, type WeightPlan } from './weights.ts'

export interface Score {
  /** Σ weight × points ÷ 100, summed exactly and rounded half-up once, as the standard says; null while the group is unknown. */
  readonly total: number | null
  readonly indicators: readonly IndicatorResult[]
  readonly dimensions: readonly DimensionResult[]
}

function measureOf<Id extends MeasureId>(indicator: IndicatorOf<Id>, one: MeasurableParcel): Measured {
  return measures[indicator.measure](one, indicator.params)
}

/** What every indicator of the plan finds, in the order of the standard; null where it does not apply. */
export function measureAll(one: MeasurableParcel, plan: WeightPlan): readonly (Measured | null)[] {
  return plan.indicators.map(({ indicator, notApplicable }) =>
    notApplicable === null ? measureOf<MeasureId>(indicator, one) : null,
  )
}

/** What an indicator is held against; null while the group it needs is not known. */
export type SurroundingsOf = (indicator: Indicator) => Surroundings | null

/** The score of what was measured, with the figures that were read. */
export function scoreOf(
  measured: readonly (Measured | null)[],
  plan: WeightPlan,
  surroundingsOf: SurroundingsOf | null,
): Score {
  const sums: Exact[] = plan.dimensions.map(() => zero)
  let isComplete = true
  const indicators = plan.indicators.map((weighted, index): IndicatorResult => {
    const { indicator, dimension } = weighted
    const found = itemAt(measured, index)
    if (found === null) return notApplicable(indicator)
    const { inputs } = found
    if (weighted.notApplicable !== null) return { ...weighted.notApplicable, inputs, note: 'left-out' }
    const around = surroundingsOf === null ? alone : surroundingsOf(indicator)
    if (around === null) {
      isComplete = false
      const { weight } = weighted
      const { value } = found
      return { id: indicator.id, value, points: null, weight, score: 0, inputs, tier: null, note: 'peers-unknown' }
    }
    const { value, points, tier, note, benchmark } = judge(indicator, found, around)
    const contribution = contributionOf(weighted, points, plan)
    sums[dimension] = add(itemAt(sums, dimension), contribution.exact)
    const result = {
      id: indicator.id,
      value,
      points,
      weight: weighted.weight,
      score: contribution.score,
      inputs,
      tier,
      note,
    }
    return benchmark === undefined ? result : { ...result, benchmark }
  })
  let total = zero
  const dimensions = plan.dimensions.map(({ id, weight }, index) => {
    const sum = itemAt(sums, index)
    total = add(total, sum)
    return { id, weight, score: quotientHalfUp(sum, plan.hundredfoldWhole, scoreDecimals) }
  })
  const rounded = isComplete ? quotientHalfUp(total, plan.hundredfoldWhole, plan.totalDecimals) : null
  return { total: rounded, indicators, dimensions }
}
