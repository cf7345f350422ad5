import { describe, expect, it } from 'vitest'
import { add, compare, exact, multiply, quotientHalfUp, roundHalfUp, toNumber } from '#core/vocabulary/exact.ts'

describe('exact decimals', () => {
  it('reads back the decimal that was typed', () => {
    expect(exact(13333.33)).toEqual({ units: 1333333, scale: 2 })
    expect(exact(1e-7)).toEqual({ units: 1, scale: 7 })
    expect(exact(1.5e21)).toEqual({ units: 1500000000000000000000n, scale: 0 })
    expect(() => exact(Number.NaN)).toThrow(RangeError)
  })

  it('rounds a quotient half-up where doubles fall short', () => {
    expect(1.2 / 1.5).not.toBe(0.8)
    expect(quotientHalfUp(exact(1.2), exact(1.5), 6)).toBe(0.8)
    expect(quotientHalfUp(exact(1), exact(8), 2)).toBe(0.13)
    expect(quotientHalfUp(exact(-1), exact(8), 2)).toBe(-0.13)
    expect(quotientHalfUp(exact(2), exact(3), 6)).toBe(0.666667)
    expect(roundHalfUp(exact(1.005), 2)).toBe(1.01)
    expect(() => quotientHalfUp(exact(1), exact(0), 6)).toThrow(RangeError)
  })

  it('adds and multiplies without drift', () => {
    expect(toNumber(add(exact(0.1), exact(0.2)))).toBe(0.3)
    expect(toNumber(multiply(exact(0.1), exact(0.7)))).toBe(0.07)
    expect(compare(exact(0.3), add(exact(0.1), exact(0.2)))).toBe(0)
  })
})
