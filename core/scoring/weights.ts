import { add, compare, type Exact, exact, multiply, quotientHalfUp, zero } from '../vocabulary/exact.ts'
import type { LandClass } from '../vocabulary/land.ts'
import { landClasses } from '../vocabulary/land.ts'
import type { IndicatorResult } from './result.ts'
import type { Dimension, Indicator, Standard } from './standard.ts'

/** Decimals of shown weights and scores, and of the total where the standard says no other. */
export const scoreDecimals = 6

/** One indicator as it counts for a land class. */
export interface WeightedIndicator {
  readonly indicator: Indicator
  readonly dimension: number
  /** The result where it does not apply, null where it does. */
  readonly notApplicable: IndicatorResult | null
  /** Its weight is share ÷ the plan's whole, exactly. */
  readonly share: Exact
  /** The same, rounded half-up to 6 decimals. */
  readonly weight: number
  /** What so many points contribute, worked out once for the first of them: a ladder has few, a line has no end. */
  readonly contributions: Map<number, Contribution>
}

export interface Contribution {
  /** share × points: over the plan's hundredfold whole it is the score. */
  readonly exact: Exact
  /** weight × points ÷ 100, rounded half-up to 6 decimals. */
  readonly score: number
}

/** What a standard asks of a land class: indicators with their effective weights as exact fractions of one whole. */
export interface WeightPlan {
  readonly indicators: readonly WeightedIndicator[]
  readonly dimensions: readonly { readonly id: string; readonly weight: number }[]
  /** The whole × 100: divides the sum of share × points into the total. */
  readonly hundredfoldWhole: Exact
  /** Decimals the total is rounded to. */
  readonly totalDecimals: number
}

function weightOf(indicators: readonly Indicator[]): Exact {
  return indicators.reduce((sum, { weight }) => add(sum, exact(weight)), zero)
}

/**
 * The weight of what does not apply goes to the rest of its dimension in proportion: w × all ÷ applicable. Every weight
 * is brought over the product of the "applicable" sums, so that the total is rounded once and nothing else is.
 */
export function weightPlan(
  { dimensions, indicators, classes }: Standard,
  landClass: LandClass,
  leftOut: readonly Indicator[] = [],
): WeightPlan {
  const suits = (indicator: Indicator): boolean => !indicator.notApplicableTo.includes(landClass)
  // A dimension keeps what is left out of it when nothing else of it is left to carry the weight.
  const carried = new Set(
    indicators.filter((one) => suits(one) && !leftOut.includes(one)).map(({ dimension }) => dimension),
  )
  const applies = (indicator: Indicator): boolean =>
    suits(indicator) && !(leftOut.includes(indicator) && carried.has(indicator.dimension))
  const parts = dimensions.map((dimension) => dimensionPart(dimension, indicators, applies))
  const whole = parts.reduce((product, { divisor }) => multiply(product, divisor), exact(1))
  const weighted = indicators.map((indicator): WeightedIndicator => {
    const dimension = dimensions.findIndex(({ id }) => id === indicator.dimension)
    const share = applies(indicator) ? shareOf(exact(indicator.weight), dimension, parts) : zero
    return {
      indicator,
      dimension,
      notApplicable: applies(indicator) ? null : notApplicable(indicator),
      share,
      weight: quotientHalfUp(share, whole, scoreDecimals),
      contributions: new Map(),
    }
  })
  return {
    indicators: weighted,
    dimensions: parts.map(({ id, all }) => ({ id, weight: quotientHalfUp(all, exact(1), scoreDecimals) })),
    hundredfoldWhole: multiply(whole, exact(100)),
    totalDecimals: classes.totalDecimals ?? scoreDecimals,
  }
}

const mostKept = 128

export function contributionOf(
  { share, contributions }: WeightedIndicator,
  points: number,
  { hundredfoldWhole }: WeightPlan,
): Contribution {
  const known = contributions.get(points)
  if (known !== undefined) return known
  const product = multiply(share, exact(points))
  const contribution = { exact: product, score: quotientHalfUp(product, hundredfoldWhole, scoreDecimals) }
  if (contributions.size < mostKept) contributions.set(points, contribution)
  return contribution
}

/** The result of an indicator that does not apply. */
export function notApplicable({ id }: Indicator): IndicatorResult {
  return { id, value: null, points: null, weight: 0, score: 0, inputs: [], tier: null, note: 'not-applicable' }
}

interface DimensionPart {
  readonly id: string
  readonly all: Exact
  /** A weight of this dimension becomes weight × factor ÷ divisor: 1 and 1 where everything applies. */
  readonly factor: Exact
  readonly divisor: Exact
}

function dimensionPart(
  { id }: Dimension,
  indicators: readonly Indicator[],
  applies: (indicator: Indicator) => boolean,
): DimensionPart {
  const members = indicators.filter(({ dimension }) => dimension === id)
  const all = weightOf(members)
  const applicable = weightOf(members.filter(applies))
  const whole = compare(all, applicable) === 0
  return { id, all, factor: whole ? exact(1) : all, divisor: whole ? exact(1) : applicable }
}

function shareOf(weight: Exact, dimension: number, parts: readonly DimensionPart[]): Exact {
  return parts.reduce((share, part, index) => multiply(share, index === dimension ? part.factor : part.divisor), weight)
}

/** The plans of all land classes. */
export function weightPlans(standard: Standard): ReadonlyMap<LandClass, WeightPlan> {
  return new Map(landClasses.map((landClass) => [landClass, weightPlan(standard, landClass)]))
}
