import type { Standard } from '../scoring/standard.ts'
import type { Dial } from '../try-out/dial.ts'
import { dialValue, withDial } from '../try-out/dial.ts'
import { add, exact, multiply, quotientHalfUp, roundHalfUp, subtract, zero } from '../vocabulary/exact.ts'

const whole = exact(100)
/** Fine enough that no parcel's class hangs on what is cut off. */
const decimals = 6

/**
 * One weight moved by so many points, at least to 0; the others give or take in proportion, so that the sum stays what it
 * was. Null where nothing moves: the weight is 0 already, or there is no other.
 */
export function withShiftedWeight(standard: Standard, id: string, by: number): Standard | null {
  const { indicators } = standard
  const own = indicators.find((one) => one.id === id)?.weight ?? 0
  const weight = Math.max(0, roundHalfUp(add(exact(own), exact(by)), decimals))
  const sum = indicators.reduce((all, one) => add(all, exact(one.weight)), zero)
  const before = subtract(sum, exact(own))
  const after = subtract(sum, exact(weight))
  if (weight === own || before.units === 0 || after.units < 0) return null
  return {
    ...standard,
    indicators: indicators.map((one) =>
      one.id === id
        ? { ...one, weight }
        : { ...one, weight: quotientHalfUp(multiply(exact(one.weight), after), before, decimals) },
    ),
  }
}

/** A bound moved by so many percent of itself; null for a bound of 0, which has none. */
export function withShiftedEdge(standard: Standard, dial: Dial, percent: number): Standard | null {
  const value = dialValue(standard, dial)
  if (value === null || value === 0) return null
  return withDial(standard, dial, shifted(value, percent))
}

/** The value and so many percent of it more, rounded half-up to 6 decimals. */
export function shifted(value: number, percent: number): number {
  return quotientHalfUp(multiply(exact(value), add(whole, exact(percent))), whole, decimals)
}
