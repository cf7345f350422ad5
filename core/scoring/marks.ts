/**
 * Where the points of a parcel change their course as one figure moves: at the steps of ladders they jump, at stops, caps
 * and the ends of ranges they bend. Between two marks they follow the figure without a jump.
 */
import type { MeasurableParcel } from '../indicators/measure.ts'
import { valueDecimals } from '../indicators/measure.ts'
import {
  add,
  type Exact,
  exact,
  isZero,
  multiply,
  quotientDown,
  quotientHalfUp,
  quotientUp,
  subtract,
} from '../vocabulary/exact.ts'
import { benchmarkOf, type Surroundings } from './judge-scaled.ts'
import { type Position, type Reach, reachesOf } from './lever.ts'
import { isScaled, type ScaledMethod } from './scaled-method.ts'
import type { SurroundingsOf } from './score.ts'
import type { Indicator, Tier } from './standard.ts'

/**
 * Values are judged after rounding half-up to 6 decimals: a bound from below is met from half a unit under it, one from
 * above to just short of half a unit over it.
 */
const half = exact(0.0000005)
const justShortOfHalf = exact(0.0000004999999)

function boundOf(tier: Tier): Exact {
  if ('above' in tier) return add(exact(tier.above), half)
  return 'atLeast' in tier ? subtract(exact(tier.atLeast), half) : add(exact(tier.atMost), justShortOfHalf)
}

/** The figures of one lever at which some indicator steps up: every improvement a ladder can bring begins at one. */
export function steps(
  position: Position,
  indicators: readonly Indicator[],
  parcel: MeasurableParcel,
): readonly number[] {
  const found = new Set<number>()
  for (const indicator of indicators) {
    if (indicator.method.kind !== 'tier' || indicator.notApplicableTo.includes(parcel.landClass)) continue
    const bounds = indicator.method.ladder.tiers.map(boundOf)
    for (const reach of reachesOf(indicator, parcel)) {
      if (reach.worsens !== true) addFigures(found, bounds, reach, position)
    }
  }
  return fromNear(found, position)
}

/** The steps, and every figure at which the points of some indicator bend or fall. */
export function marks(
  position: Position,
  indicators: readonly Indicator[],
  parcel: MeasurableParcel,
  around: SurroundingsOf,
): readonly number[] {
  const found = new Set(steps(position, indicators, parcel))
  for (const indicator of indicators) {
    if (indicator.notApplicableTo.includes(parcel.landClass)) continue
    const bounds = boundsOf(indicator, around(indicator))
    for (const reach of reachesOf(indicator, parcel)) addFigures(found, bounds, reach, position)
  }
  return fromNear(found, position)
}

function addFigures(found: Set<number>, bounds: readonly Exact[], reach: Reach, position: Position): void {
  const { n } = reach
  if (reach.field !== position.field || n === null) return
  for (const bound of bounds) {
    const to = figureAt(bound, { ...reach, n }, position.decimals)
    if (to !== null && (reach.direction === 'up' ? to > position.from : to < position.from)) found.add(to)
  }
}

function fromNear(found: ReadonlySet<number>, { from }: Position): readonly number[] {
  return [...found].sort((a, b) => Math.abs(a - from) - Math.abs(b - from))
}

function boundsOf({ method }: Indicator, around: Surroundings | null): readonly Exact[] {
  if (method.kind === 'tier') return method.ladder.tiers.map(boundOf)
  if (method.kind === 'value') return [exact(0), exact(method.cap)]
  // A negative value has the points of a missing one: they jump at 0.
  return isScaled(method) && around !== null ? [exact(0), ...bendsOf(method, around)] : []
}

/** Values at which the points of a method that follows the value bend. */
function bendsOf(method: ScaledMethod, around: Surroundings): readonly Exact[] {
  switch (method.kind) {
    case 'tierLinear':
      return method.stops.map(({ at }) => exact(at))
    case 'ratioCapped': {
      const against = benchmarkOf(method.benchmark, around)
      if (against === null) return []
      const full = multiply(against.above, exact(method.cap))
      return [exact(quotientUp(full, multiply(against.below, exact(100)), valueDecimals))]
    }
    case 'ratioToMax':
      return around.peers === null ? [] : [exact(around.peers.greatest)]
    case 'minMax':
      return around.peers === null ? [] : [exact(around.peers.least), exact(around.peers.greatest)]
    case 'reverseMean': {
      if (around.peers === null) return []
      const { sum, n } = around.peers
      return [exact(quotientHalfUp(multiply(sum, exact(2)), exact(n), valueDecimals))]
    }
  }
}

function figureAt(
  bound: Exact,
  { direction, n, d, inverse }: Reach & { readonly n: Exact },
  decimals: number,
): number | null {
  const [numerator, denominator] = inverse === true ? [n, multiply(bound, d)] : [multiply(bound, n), d]
  if (isZero(denominator)) return null
  const to =
    direction === 'up' ? quotientUp(numerator, denominator, decimals) : quotientDown(numerator, denominator, decimals)
  return to < 0 || (to === 0 && inverse === true) ? null : to
}
