import type { ParcelResultBody } from '#core/api/evaluations.ts'
import { exact, multiply, quotientHalfUp } from '#core/vocabulary/exact.ts'

/*
 * Points of a ladder tell a reader no more than the step, which everyone may know. Points that follow the value are the
 * value in another unit: whoever knows the published method turns them back, by itself or, where the points are withheld,
 * by taking the other indicators from the total. So what rests on a masked value in that way is shown in whole steps of
 * five points, as coarse as the spread of totals that everyone sees: the points, the score, the dimension and the total.
 * Withholding them would be worse: the firm's 街镇 could then not tell a bad indicator from a good one.
 */

const step = exact(5)
const hundred = exact(100)

/** To whole steps of five points, half-up. */
export function inSteps(points: number): number {
  return quotientHalfUp(exact(points), step, 0) * 5
}

type Indicator = ParcelResultBody['indicators'][number]

/** Whether the points follow the value along a line: they were given, and neither by a step nor for want of a value. */
export function followsValue({ points, tier, note }: Pick<Indicator, 'points' | 'tier' | 'note'>): boolean {
  return points !== null && tier === null && (note === null || note === 'fallback' || note === 'peer-average')
}

/** An indicator whose value is masked: its points in steps, and what they make of its weight. */
export function steppedIndicator(indicator: Indicator): Indicator {
  if (indicator.points === null) return indicator
  const points = inSteps(indicator.points)
  const score = quotientHalfUp(multiply(exact(indicator.weight), exact(points)), hundred, 2)
  return { ...indicator, points, score }
}

/** The sums that an indicator in steps goes into, in steps too. */
export function steppedSums(result: ParcelResultBody): ParcelResultBody {
  return {
    ...result,
    stepped: true,
    total: result.total === null ? null : inSteps(result.total),
    dimensions: result.dimensions.map((dimension) => ({ ...dimension, score: inSteps(dimension.score) })),
  }
}
