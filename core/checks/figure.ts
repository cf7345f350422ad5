import { exact, multiply, quotientHalfUp, subtract, toNumber } from '../vocabulary/exact.ts'
import { exactSum, type Product } from './compare.ts'

/** Figures that a finding shows, half-up to two decimals. */
const shownDecimals = 2

/** numerator ÷ denominator; the denominator is not zero. */
export function ratio(numerator: number, denominator: number): number {
  return quotientHalfUp(exact(numerator), exact(denominator), shownDecimals)
}

/** numerator as a percentage of the denominator, which is not zero. */
export function percentage(numerator: number, denominator: number): number {
  return quotientHalfUp(multiply(exact(numerator), exact(100)), exact(denominator), shownDecimals)
}

/** How far `value` lies from `base`, in signed per cent of `base`, which is not zero. */
export function percentChange(value: number, base: number): number {
  const difference = subtract(exact(value), exact(base))
  return quotientHalfUp(multiply(difference, exact(100)), exact(base), shownDecimals)
}

/** The exact sum of products as a number. */
export function sumOf(products: readonly Product[]): number {
  return toNumber(exactSum(products))
}
