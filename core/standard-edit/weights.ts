import type { Indicator, Standard } from '../scoring/standard.ts'
import {
  add,
  compare,
  type Exact,
  exact,
  multiply,
  quotientDown,
  quotientHalfUp,
  subtract,
  toNumber,
  zero,
} from '../vocabulary/exact.ts'

const whole = exact(100)
const hundredth: Exact = { units: 1, scale: 2 }
/** Weights of a normalised standard have so many decimals. */
const decimals = 2
/** Fine enough to tell apart what was cut off two shares. */
const remainderDecimals = 10

/** The sum of these weights, exactly. */
export function weightSum(indicators: readonly Pick<Indicator, 'weight'>[]): number {
  return toNumber(sumOf(indicators.map(({ weight }) => exact(weight))))
}

/**
 * 按比例归一: weights in the same proportions that add up to exactly 100, with two decimals. What is cut off goes in
 * hundredths to those who lost most; nothing becomes 0.
 */
export function normalisedWeights(standard: Standard): Standard {
  const { indicators } = standard
  const sum = sumOf(indicators.map(({ weight }) => exact(weight)))
  if (compare(sum, zero) <= 0 || compare(sum, whole) === 0) return standard
  const parts = indicators.map(({ weight }, index) => {
    const scaled = multiply(exact(weight), whole)
    const share = exact(Math.max(quotientDown(scaled, sum, decimals), toNumber(hundredth)))
    return { index, share, lost: quotientHalfUp(subtract(scaled, multiply(share, sum)), sum, remainderDecimals) }
  })
  const shares = parts.map(({ share }) => share)
  let left = subtract(whole, sumOf(shares))
  const byLoss = [...parts].sort((a, b) => b.lost - a.lost || a.index - b.index)
  const byShare = [...parts].sort((a, b) => compare(b.share, a.share) || a.index - b.index)
  for (const { index } of byLoss) {
    if (compare(left, zero) <= 0) break
    shares[index] = add(shares[index] ?? zero, hundredth)
    left = subtract(left, hundredth)
  }
  // Only where a weight too small for its hundredth was lifted to one: the greatest gives it.
  for (const { index } of byShare) {
    if (compare(left, zero) >= 0) break
    const share = add(shares[index] ?? zero, left)
    if (compare(share, hundredth) < 0) continue
    shares[index] = share
    left = zero
  }
  return {
    ...standard,
    indicators: indicators.map((indicator, index) => ({
      ...indicator,
      weight: toNumber(shares[index] ?? exact(indicator.weight)),
    })),
  }
}

function sumOf(amounts: readonly Exact[]): Exact {
  return amounts.reduce(add, zero)
}
