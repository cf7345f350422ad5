import type { IndicatorNote } from '../indicators/indicator-input.ts'
import type { Measured } from '../indicators/measure.ts'
import { meanOf, type Surroundings, scaledPoints } from './judge-scaled.ts'
import type { IndicatorBenchmark } from './result.ts'
import type { Indicator, Method } from './standard.ts'
import { stepOf } from './tier.ts'

/** Points of 100 for what was measured, and why. */
export interface Judgement {
  readonly value: number | null
  readonly points: number
  /** Step of the ladder or place of the option; null where neither was used. */
  readonly tier: number | null
  readonly note: IndicatorNote | null
  readonly benchmark?: IndicatorBenchmark
}

/** Nothing to hold a value against: enough for methods that hold it against their own numbers. */
export const alone: Surroundings = { peers: null, industry: null }

/** Points for a measured value. Missing, negative and divided by nothing get the points the standard gives to missing. */
export function judge(indicator: Indicator, measured: Measured, around: Surroundings = alone): Judgement {
  const { value, note } = measured
  if (note === 'no-discharge' && indicator.noDischargePoints !== undefined) {
    return { value, points: indicator.noDischargePoints, tier: null, note }
  }
  if (value !== null && value < 0) return { value, points: indicator.missingPoints, tier: null, note: 'negative' }
  const assumed = peerAverage(indicator, measured, around)
  const judged = byMethod(indicator.method, assumed ?? measured, around)
  const unjudged = value === null ? 'missing' : 'no-benchmark'
  return judged ?? { value, points: indicator.missingPoints, tier: null, note: note ?? unjudged }
}

/** The group's mean in place of a value that lacks only what it is divided by. */
function peerAverage({ missing }: Indicator, { note, inputs }: Measured, { peers }: Surroundings): Measured | null {
  if (missing !== 'peer-average' || note !== 'missing' || peers === null) return null
  const yielded = inputs[0]?.amount ?? null
  return yielded === null ? null : { value: meanOf(peers), note: 'peer-average', inputs }
}

/** Null when the method finds nothing to judge. */
function byMethod(method: Method, { value, option, note }: Measured, around: Surroundings): Judgement | null {
  switch (method.kind) {
    case 'tier': {
      const ladder = note === 'fallback' ? method.fallback : method.ladder
      if (value === null || ladder === undefined) return null
      const tier = stepOf(ladder, value)
      return { value, points: ladder.tiers[tier]?.points ?? ladder.otherwise, tier, note }
    }
    case 'option': {
      const tier = method.points.findIndex((choice) => choice.option === option)
      const choice = method.points[tier]
      return choice === undefined ? null : { value, points: choice.points, tier, note }
    }
    case 'value': {
      if (value === null) return null
      const capped = Math.min(value, method.cap)
      return { value: capped, points: capped, tier: null, note }
    }
    default: {
      if (value === null) return null
      const scaled = scaledPoints(method, value, around)
      return scaled === null ? null : { value, tier: null, note, ...scaled }
    }
  }
}
