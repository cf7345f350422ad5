import { add, compare, type Exact, exact, multiply, zero } from '../vocabulary/exact.ts'

/** A product of decimals as they were typed: [landArea, farAllowed, 1.05]. */
export type Product = readonly number[]

/**
 * Negative, zero or positive as the first sum of products is less than, equal to or greater than the second, as exact
 * decimals: 1.05 here is 105/100. Doubles answer only where their rounding cannot change the sign, which is nearly
 * always; the rest is compared in exact decimals. Throws RangeError for NaN and ±∞.
 */
export function compareSums(left: readonly Product[], right: readonly Product[]): number {
  let difference = 0
  let magnitude = 0
  let factors = 0
  for (const product of left) {
    const value = approximately(product)
    difference += value
    magnitude += Math.abs(value)
    factors += product.length
  }
  for (const product of right) {
    const value = approximately(product)
    difference -= value
    magnitude += Math.abs(value)
    factors += product.length
  }
  // Every factor, product and addition errs by at most 2^-53 of the magnitude, three per factor; below 1e-250 doubles lose digits.
  if (magnitude > 1e-250 && Math.abs(difference) > magnitude * factors * 2 ** -51) return difference
  return compare(exactSum(left), exactSum(right))
}

export function compareProducts(left: Product, right: Product): number {
  return compareSums([left], [right])
}

/** Whether the first product is greater than the second. */
export function exceeds(left: Product, right: Product): boolean {
  return compareSums([left], [right]) > 0
}

export function exactSum(products: readonly Product[]): Exact {
  let sum = zero
  for (const product of products) sum = add(sum, exactProduct(product))
  return sum
}

function exactProduct(product: Product): Exact {
  let result: Exact = { units: 1n, scale: 0 }
  for (const factor of product) result = multiply(result, exact(factor))
  return result
}

function approximately(product: Product): number {
  let value = 1
  for (const factor of product) value *= factor
  return value
}
