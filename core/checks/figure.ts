import { type Exact, exact, multiply, quotientHalfUp, subtract, toNumber } from '../vocabulary/exact.ts'
import { exactSum, type Product } from './compare.ts'

const shownDecimals = 2
const mostDecimals = 8

/**
 * Figures that a finding shows beside a limit: half-up to two decimals, or to as many as it takes not to read like the
 * limit that was crossed (2.9998 % below 3 %, never 3.00 % below 3 %). Denominators and bases are not zero.
 */
function apart(numerator: Exact, denominator: Exact, limit: number): number {
  for (let decimals = shownDecimals; ; decimals += 1) {
    const figure = quotientHalfUp(numerator, denominator, decimals)
    if (Math.abs(figure) !== limit || decimals === mostDecimals) return figure
  }
}

/** The ratio of two sums of products. */
export function ratio(numerator: readonly Product[], denominator: readonly Product[], limit: number): number {
  return apart(exactSum(numerator), exactSum(denominator), limit)
}

/** `part` in per cent of `whole`. */
export function percentage(part: number, whole: number, limit: number): number {
  return apart(multiply(exact(part), exact(100)), exact(whole), limit)
}

/** How far `value` lies from `base`, in signed per cent of `base`. */
export function percentChange(value: number, base: number, limit: number): number {
  return apart(multiply(subtract(exact(value), exact(base)), exact(100)), exact(base), limit)
}

/** The exact sum of products as a number. */
export function sumOf(products: readonly Product[]): number {
  return toNumber(exactSum(products))
}
