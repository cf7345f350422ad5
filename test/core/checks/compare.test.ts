import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { compareSum, compareSums, exactSum, exceeds, fallsBelow } from '#core/checks/compare.ts'
import { percentage, percentChange, ratio } from '#core/checks/figure.ts'
import { compare } from '#core/vocabulary/exact.ts'

describe('products of decimals are compared exactly', () => {
  it('decides where doubles are wrong', () => {
    expect(1.05 * 1.1 > 1.155).toBe(true)
    expect(exceeds(1.155, 1.1, 1.05) || fallsBelow(1.155, 1.1, 1.05)).toBe(false)
    expect(0.1 + 0.7 < 0.8).toBe(true)
    expect(compareSum([0.1, 0.7], 0.8)).toBe(0)
    expect(compareSums([[1.229, 0.95, 1000]], [[1167.55]])).toBe(0)
    expect(compareSums([[1e-200, 1e-200]], [])).toBeGreaterThan(0)
    expect(exceeds(1e-200, 0) && fallsBelow(0, 1e-200, 1e-200)).toBe(true)
    expect(compareSums([[1e300, 1e300]], [[1e300, 1e299]])).toBeGreaterThan(0)
    expect(exceeds(1e300, 1e299, 9)).toBe(true)
    expect(compareSum([], 0)).toBe(0)
    expect(() => compareSums([[Number.NaN]], [[1]])).toThrow(RangeError)
  })

  it('agrees with exact decimals on amounts near each other', () => {
    const amount = fc.integer({ min: 0, max: 500_000_000 }).map((cents) => cents / 100)
    const factor = fc.constantFrom(0.03, 0.05, 0.2, 0.4, 0.8, 1, 1.01, 1.05, 1.8, 5, 15)
    const slip = fc.constantFrom(-0.0001, 0, 0.0001)
    fc.assert(
      fc.property(amount, factor, slip, (value, times, off) => {
        const near = Number((value * times + off).toFixed(4))
        const left = [[value, times]]
        const right = [[near]]
        const expected = compare(exactSum(left), exactSum(right))
        expect(Math.sign(compareSums(left, right))).toBe(expected)
        expect(Math.sign(compareSum([near], value, times))).toBe(-expected || 0)
        expect([exceeds(near, value, times), fallsBelow(near, value, times)]).toEqual([expected < 0, expected > 0])
      }),
      { numRuns: 2000 },
    )
  })
})

describe('figures shown beside a limit', () => {
  it('take two decimals, and more when they would read like the limit', () => {
    expect(percentage(119.7, 9500, 3)).toBe(1.26)
    expect(percentage(2_999_900, 100_000_000, 3)).toBe(2.9999)
    expect(percentage(3, 100, 3)).toBe(3)
    expect(percentChange(900, 400, 80)).toBe(125)
    expect(percentChange(19.9999, 100, 80)).toBe(-80.0001)
    expect(ratio([[9500]], [[3]], 3000)).toBe(3166.67)
  })
})
