import { valueDecimals } from '../indicators/measure.ts'
import {
  add,
  compare,
  type Exact,
  exact,
  isZero,
  multiply,
  quotientHalfUp,
  subtract,
  zero,
} from '../vocabulary/exact.ts'
import { itemAt } from './item-at.ts'
import type { PeerStatistic } from './peers.ts'
import type { IndicatorBenchmark } from './result.ts'
import type { Benchmark, ScaledMethod, Stop } from './scaled-method.ts'

/** What an indicator may hold a value against beside its own numbers. */
export interface Surroundings {
  /** Of this indicator in the parcel's group; null when nobody there has a value. */
  readonly peers: PeerStatistic | null
  /** The parcel's line of 行业基准 for this indicator. */
  readonly industry: { readonly industry: string; readonly value: number } | null
}

export interface ScaledPoints {
  /** Rounded half-up to 6 decimals, once. */
  readonly points: number
  readonly benchmark?: IndicatorBenchmark
}

const hundred = exact(100)
const fifty = exact(50)
const two = exact(2)
const pointDecimals = 6

/** Points of a value that is not negative, or null when there is nothing to hold it against. */
export function scaledPoints(method: ScaledMethod, value: number, around: Surroundings): ScaledPoints | null {
  switch (method.kind) {
    case 'tierLinear':
      return { points: interpolated(method.stops, value) }
    case 'ratioCapped': {
      const against = benchmarkOf(method.benchmark, around)
      if (against === null || compare(against.above, zero) <= 0) return null
      const ratio = multiply(multiply(exact(value), against.below), hundred)
      const benchmark = { ...against.trace, value: quotientHalfUp(against.above, against.below, valueDecimals) }
      return { points: upTo(method.cap, ratio, against.above), benchmark }
    }
    case 'ratioToMax': {
      if (around.peers === null || around.peers.greatest <= 0) return null
      const { greatest } = around.peers
      const benchmark = { basis: 'greatest', value: greatest, ...groupOf(around.peers) } as const
      return { points: upTo(100, multiply(exact(value), hundred), exact(greatest)), benchmark }
    }
    case 'minMax':
      return around.peers === null ? null : withinRange(method, value, around.peers)
    case 'reverseMean':
      return around.peers === null ? null : reversed(value, around.peers)
  }
}

/** Points at most the cap. */
function upTo(cap: number, above: Exact, below: Exact): number {
  return compare(above, multiply(exact(cap), below)) >= 0 ? cap : quotientHalfUp(above, below, pointDecimals)
}

function interpolated(stops: readonly Stop[], value: number): number {
  const falls = itemAt(stops, 0).at < itemAt(stops, -1).at
  const isReached = ({ at }: Stop): boolean => (falls ? value <= at : value >= at)
  const reached = stops.findIndex(isReached)
  const worse = stops[reached]
  const better = stops[reached - 1]
  if (worse === undefined) return itemAt(stops, -1).points
  if (better === undefined) return worse.points
  const run = subtract(exact(better.at), exact(worse.at))
  const rise = subtract(exact(better.points), exact(worse.points))
  const above = add(multiply(exact(worse.points), run), multiply(rise, subtract(exact(value), exact(worse.at))))
  return quotientHalfUp(above, run, pointDecimals)
}

export interface Against {
  /** The benchmark is above ÷ below, exactly. */
  readonly above: Exact
  readonly below: Exact
  readonly trace: Omit<IndicatorBenchmark, 'value'>
}

const unity = exact(1)

/** What the indicator is held against; null when there is nothing. */
export function benchmarkOf(benchmark: Benchmark, { peers, industry }: Surroundings): Against | null {
  switch (benchmark.kind) {
    case 'fixed':
      return { above: exact(benchmark.value), below: unity, trace: { basis: 'fixed' } }
    case 'groupMean': {
      if (peers === null) return null
      const above = multiply(peers.sum, exact(benchmark.times))
      return { above, below: exact(peers.n), trace: { basis: 'groupMean', ...groupOf(peers) } }
    }
    case 'percentile': {
      if (peers === null || peers.percentile === null) return null
      return { above: exact(peers.percentile), below: unity, trace: { basis: 'percentile', ...groupOf(peers) } }
    }
    case 'industry':
      if (industry === null) return null
      return {
        above: exact(industry.value),
        below: unity,
        trace: { basis: 'industry', industry: industry.industry },
      }
  }
}

function groupOf({ group, n }: PeerStatistic): Required<Pick<IndicatorBenchmark, 'group' | 'n'>> {
  return { group, n }
}

/** A parcel outside the ranking may lie outside the range: it gets the points of its end. */
function withinRange(
  { floor, span }: Extract<ScaledMethod, { kind: 'minMax' }>,
  value: number,
  peers: PeerStatistic,
): ScaledPoints {
  const { least, greatest } = peers
  const benchmark = { basis: 'range', value: greatest, least, ...groupOf(peers) } as const
  const full = add(exact(floor), exact(span))
  const range = subtract(exact(greatest), exact(least))
  if (value >= greatest) return { points: quotientHalfUp(full, unity, pointDecimals), benchmark }
  if (value <= least) return { points: floor, benchmark }
  const above = add(multiply(exact(floor), range), multiply(exact(span), subtract(exact(value), exact(least))))
  return { points: quotientHalfUp(above, range, pointDecimals), benchmark }
}

/** (2 − value ÷ mean) × 50. Where everyone has 0 a 0 is the mean, and has its 50 points. */
function reversed(value: number, peers: PeerStatistic): ScaledPoints {
  const { sum } = peers
  const n = exact(peers.n)
  const benchmark = { basis: 'groupMean', value: quotientHalfUp(sum, n, valueDecimals), ...groupOf(peers) } as const
  if (isZero(sum)) return { points: value === 0 ? 50 : 0, benchmark }
  const above = subtract(multiply(two, sum), multiply(exact(value), n))
  const points = compare(above, zero) <= 0 ? 0 : quotientHalfUp(multiply(above, fifty), sum, pointDecimals)
  return { points, benchmark }
}

/** The mean of the group, rounded half-up to 6 decimals. */
export function meanOf({ sum, n }: PeerStatistic): number {
  return quotientHalfUp(sum, exact(n), valueDecimals)
}
