import { measures } from '../indicators/catalogue.ts'
import type { MeasurableParcel, Measured } from '../indicators/measure.ts'
import type { MeasureId } from '../indicators/measure-params.ts'
import { add, type Exact, exact, multiply, quotientHalfUp, zero } from '../vocabulary/exact.ts'
import { judge } from './judge.ts'
import type { DimensionResult, IndicatorResult } from './result.ts'
import type { Indicator, IndicatorOf } from './standard.ts'
import { scoreDecimals, type WeightPlan } from './weights.ts'

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
  const indicators: IndicatorResult[] = []
  const dimensionSums: Exact[] = plan.dimensions.map(() => zero)
  let sum = zero
  for (const weighted of plan.indicators) {
    if (!weighted.applicable) {
      indicators.push(notApplicable(weighted.indicator))
      continue
    }
    const measured = measureOf<MeasureId>(weighted.indicator, one)
    const { value, points, tier, note } = judge(weighted.indicator, measured)
    const contribution = multiply(weighted.share, exact(points))
    sum = add(sum, contribution)
    dimensionSums[weighted.dimension] = add(dimensionSums[weighted.dimension] ?? zero, contribution)
    indicators.push({
      id: weighted.indicator.id,
      value,
      points,
      weight: weighted.weight,
      score: scoreFrom(contribution, plan),
      inputs: measured.inputs,
      tier,
      note,
    })
  }
  const dimensions = plan.dimensions.map(({ id, weight }, index) => ({
    id,
    weight,
    score: scoreFrom(dimensionSums[index] ?? zero, plan),
  }))
  return { total: scoreFrom(sum, plan), indicators, dimensions }
}

function scoreFrom(sum: Exact, { hundredfoldWhole }: WeightPlan): number {
  return quotientHalfUp(sum, hundredfoldWhole, scoreDecimals)
}

function notApplicable({ id }: Indicator): IndicatorResult {
  return { id, value: null, points: null, weight: 0, score: 0, inputs: [], tier: null, note: 'not-applicable' }
}
