import { measures } from '../indicators/catalogue.ts'
import type { MeasurableParcel, Measured } from '../indicators/measure.ts'
import type { MeasureId } from '../indicators/measure-params.ts'
import { add, type Exact, quotientHalfUp, zero } from '../vocabulary/exact.ts'
import { judge } from './judge.ts'
import type { DimensionResult, IndicatorResult } from './result.ts'
import type { IndicatorOf } from './standard.ts'
import { contributionOf, scoreDecimals, type WeightPlan } from './weights.ts'

export interface Score {
  /** Σ weight × points ÷ 100, summed exactly and rounded half-up to 6 decimals once. */
  readonly total: number
  readonly indicators: readonly IndicatorResult[]
  readonly dimensions: readonly DimensionResult[]
}

function measureOf<Id extends MeasureId>(indicator: IndicatorOf<Id>, one: MeasurableParcel): Measured {
  return measures[indicator.measure](one, indicator.params)
}

/** Every indicator of the plan on one parcel, with the figures it read. */
export function scoreOf(one: MeasurableParcel, plan: WeightPlan): Score {
  const sums: Exact[] = plan.dimensions.map(() => zero)
  const indicators = plan.indicators.map((weighted): IndicatorResult => {
    const { indicator, dimension } = weighted
    if (weighted.notApplicable !== null) return weighted.notApplicable
    const measured = measureOf<MeasureId>(indicator, one)
    const { value, points, tier, note } = judge(indicator, measured)
    const contribution = contributionOf(weighted, points, plan)
    sums[dimension] = add(sums[dimension] ?? zero, contribution.exact)
    return {
      id: indicator.id,
      value,
      points,
      weight: weighted.weight,
      score: contribution.score,
      inputs: measured.inputs,
      tier,
      note,
    }
  })
  let total = zero
  const dimensions = plan.dimensions.map(({ id, weight }, index) => {
    const sum = sums[index] ?? zero
    total = add(total, sum)
    return { id, weight, score: scoreFrom(sum, plan) }
  })
  return { total: scoreFrom(total, plan), indicators, dimensions }
}

function scoreFrom(sum: Exact, { hundredfoldWhole }: WeightPlan): number {
  return quotientHalfUp(sum, hundredfoldWhole, scoreDecimals)
}
