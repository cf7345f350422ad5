import { exact, multiply, toNumber } from '../vocabulary/exact.ts'

const hundred = exact(100)

/** 0.075 → 7.5: a ratio as people type it. */
export function percentOf(ratio: number): number {
  return toNumber(multiply(exact(ratio), hundred))
}

/** 7.5 → 0.075 */
export function ratioOf(percent: number): number {
  const { units, scale } = exact(percent)
  return toNumber({ units, scale: scale + 2 })
}
