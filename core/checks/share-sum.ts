import { asProducts, compareSum } from './compare.ts'
import { sumOf } from './figure.ts'

/**
 * How a firm's shares over its parcels of a year add up: to its whole (100 ± 0.01), to more, to less while some of its
 * rows are not submitted yet, or to less with all of them in.
 */
export const shareSums = ['whole', 'over', 'open', 'short'] as const
export type ShareSum = (typeof shareSums)[number]

/** A blank share, or one that cannot be a share, counts as the whole. */
export function countedShare(share: number | null): number {
  return share !== null && share >= 0 && share <= 100 ? share : 100
}

/**
 * @param shares in %, of every parcel, as they are counted
 * @param isOpen some of the rows are not submitted yet
 */
export function shareSum(shares: readonly number[], isOpen: boolean): ShareSum {
  if (compareSum(shares, 100.01) > 0) return 'over'
  if (compareSum(shares, 99.99) >= 0) return 'whole'
  return isOpen ? 'open' : 'short'
}

/** In %, exact. */
export function sumOfShares(shares: readonly number[]): number {
  return sumOf(asProducts(shares))
}
