import { exact, roundHalfUp } from '#core/vocabulary/exact.ts'
import { stepCount } from '../map-view.ts'

/**
 * Bounds between steps that hold about a fifth of the values each, rising; fewer where many values are the same. A value
 * equal to a bound belongs below it.
 * @param decimals bounds are rounded so far, as they are printed
 */
export function quantileBounds(values: readonly number[], decimals: number): readonly number[] {
  const sorted = values.toSorted((a, b) => a - b)
  const highest = sorted.at(-1)
  if (highest === undefined) return []
  const bounds: number[] = []
  for (let step = 1; step < stepCount; step += 1) {
    const value = sorted[Math.ceil((sorted.length * step) / stepCount) - 1]
    if (value === undefined) continue
    const bound = roundHalfUp(exact(value), decimals)
    if (bound < highest && !bounds.includes(bound)) bounds.push(bound)
  }
  return bounds
}

/** Colours of the ramp that so many steps take, palest first: the ends are used before what lies between. */
const ramps: readonly (readonly number[])[] = [[], [3], [2, 4], [1, 3, 5], [1, 2, 4, 5], [1, 2, 3, 4, 5]]

/** Step of the ramp, 1 to 5, that a value falls in; 0 without a value. */
export function stepOf(value: number | null, bounds: readonly number[]): number {
  if (value === null || Number.isNaN(value)) return 0
  return rampOf(bounds)[bounds.filter((bound) => value > bound).length] ?? stepCount
}

/** The steps in use, lowest first. */
export function rampOf(bounds: readonly number[]): readonly number[] {
  return ramps[bounds.length + 1] ?? []
}
