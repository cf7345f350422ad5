import { add, compare, type Exact, exact, multiply, zero } from '../vocabulary/exact.ts'

/** A product of decimals as they were typed: [landArea, farAllowed, 1.05]. */
export type Product = readonly number[]

// Every factor, product and addition errs by at most 2^-53 of the magnitude, at most three a factor. Below 1e-250 doubles
// lose digits, and beyond their range nothing compares: both are left to exact decimals.
const errorOfFactor = 2 ** -51
const smallest = 1e-250

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
  if (magnitude > smallest && Math.abs(difference) > magnitude * factors * errorOfFactor) return difference
  return compare(exactSum(left), exactSum(right))
}

/** Negative, zero or positive as the sum of the values is less than, equal to or greater than `base` × `times`. */
export function compareSum(values: readonly number[], base: number, times = 1): number {
  const bound = base * times
  let difference = -bound
  let magnitude = Math.abs(bound)
  for (const value of values) {
    difference += value
    magnitude += Math.abs(value)
  }
  if (magnitude > smallest && Math.abs(difference) > magnitude * (values.length + 3) * errorOfFactor) return difference
  return compareSums(asProducts(values), [[base, times]])
}

export function asProducts(values: readonly number[]): Product[] {
  return values.map((value) => [value])
}

/** Whether `value` is more than `base` × `times` × `again`, as exact decimals. */
export function exceeds(value: number, base: number, times = 1, again = 1): boolean {
  return compareTimes(value, base, times, again) > 0
}

/** Whether `value` is less than `base` × `times` × `again`, as exact decimals. */
export function fallsBelow(value: number, base: number, times = 1, again = 1): boolean {
  return compareTimes(value, base, times, again) < 0
}

function compareTimes(value: number, base: number, times: number, again: number): number {
  const bound = base * times * again
  const difference = value - bound
  const magnitude = Math.abs(value) + Math.abs(bound)
  if (magnitude > smallest && Math.abs(difference) > magnitude * 4 * errorOfFactor) return difference
  return compare(exact(value), exactProduct([base, times, again]))
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
