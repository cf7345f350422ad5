import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  add,
  compare,
  type Exact,
  exact,
  multiply,
  quotientDown,
  quotientHalfUp,
  quotientUp,
  roundHalfUp,
  subtract,
  toNumber,
} from '#core/vocabulary/exact.ts'

/** Figures as forms hold them, their products, and numbers far beyond what a double counts exactly. */
const figure = fc.oneof(
  fc.integer({ min: -100_000_000, max: 100_000_000 }).map((units) => units / 100),
  fc.integer({ min: 0, max: 10_000_000 }).map((units) => units / 10_000),
  fc.integer({ min: -1000, max: 1000 }),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e18, max: 1e18 }),
  fc.constantFrom(0, 1e-7, 0.1, 0.30000000000000004, 1.005, 2 ** 53, 2 ** 53 - 1, -(2 ** 53) + 1, 1e21),
)

/** The slow and obvious way, in whole numbers. */
function reference(value: number): { readonly units: bigint; readonly scale: bigint } {
  const [mantissa = '', exponent = '0'] = value.toString().split('e')
  const [whole = '', fraction = ''] = mantissa.split('.')
  const scale = BigInt(fraction.length) - BigInt(exponent)
  const units = BigInt(whole + fraction)
  return scale >= 0n ? { units, scale } : { units: units * 10n ** -scale, scale: 0n }
}

function asRatio({ units, scale }: Exact): readonly [bigint, bigint] {
  return [BigInt(units), 10n ** BigInt(scale)]
}

function isEqual(value: Exact, units: bigint, scale: bigint): boolean {
  const [n, d] = asRatio(value)
  return n * 10n ** scale === units * d
}

function at(units: bigint, from: bigint, to: bigint): bigint {
  return units * 10n ** (to - from)
}

const runs = { numRuns: 5000 }

describe('exact decimals against whole numbers', () => {
  it('read every double back', () => {
    fc.assert(
      fc.property(figure, (value) => {
        const { units, scale } = reference(value)
        return isEqual(exact(value), units, scale) && toNumber(exact(value)) === value + 0
      }),
      runs,
    )
  })

  it('add, subtract, multiply and compare', () => {
    fc.assert(
      fc.property(figure, figure, (a, b) => {
        const x = reference(a)
        const y = reference(b)
        const scale = x.scale > y.scale ? x.scale : y.scale
        const sum = at(x.units, x.scale, scale) + at(y.units, y.scale, scale)
        const difference = at(x.units, x.scale, scale) - at(y.units, y.scale, scale)
        expect(isEqual(add(exact(a), exact(b)), sum, scale)).toBe(true)
        expect(isEqual(subtract(exact(a), exact(b)), difference, scale)).toBe(true)
        expect(isEqual(multiply(exact(a), exact(b)), x.units * y.units, x.scale + y.scale)).toBe(true)
        expect(Math.sign(compare(exact(a), exact(b)))).toBe(difference < 0n ? -1 : difference > 0n ? 1 : 0)
      }),
      runs,
    )
  })

  /** 2 × |n| × 10^k + |d| over 2 × |d|, in whole numbers: half-up without a fraction anywhere. */
  function halfUp(n: bigint, d: bigint, decimals: number): string {
    const negative = n < 0n !== d < 0n
    const [above, below] = [n < 0n ? -n : n, d < 0n ? -d : d]
    const whole = (2n * above * 10n ** BigInt(decimals) + below) / (2n * below)
    const digits = whole.toString().padStart(decimals + 1, '0')
    const text = decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
    return negative && whole !== 0n ? `-${text}` : text
  }

  it('divide half-up, products and sums included', () => {
    fc.assert(
      fc.property(figure, figure, figure, fc.constantFrom(0, 2, 6), (a, b, c, decimals) => {
        fc.pre(c !== 0)
        const numerator = add(multiply(exact(a), exact(b)), exact(b))
        const [n, nd] = asRatio(numerator)
        const [d, dd] = asRatio(exact(c))
        expect(quotientHalfUp(numerator, exact(c), decimals)).toBe(Number(halfUp(n * dd, d * nd, decimals)))
      }),
      runs,
    )
  })

  it('divide half-up at and beside exact halves, where doubles go astray', () => {
    const denominator = fc.integer({ min: 1, max: 1_000_000 })
    fc.assert(
      fc.property(
        denominator,
        fc.integer({ min: 0, max: 1000 }),
        fc.integer({ min: -1, max: 1 }),
        (d, whole, nudge) => {
          // (whole + 0.0000005) × d, and one unit of the 12th decimal beside it
          const numerator = add(multiply(exact(d), add(exact(whole), exact(5e-7))), exact(nudge * 1e-12))
          const [n, nd] = asRatio(numerator)
          expect(quotientHalfUp(numerator, exact(d), 6)).toBe(Number(halfUp(n, BigInt(d) * nd, 6)))
        },
      ),
      runs,
    )
  })

  it('round a value like a quotient by one', () => {
    fc.assert(
      fc.property(figure, (value) => roundHalfUp(exact(value), 2) === quotientHalfUp(exact(value), exact(1), 2)),
      runs,
    )
  })

  it('enclose a quotient from above and below', () => {
    fc.assert(
      fc.property(figure, figure, (a, b) => {
        fc.pre(b !== 0 && Math.abs(a / b) < 1e9)
        const up = exact(quotientUp(exact(a), exact(b), 3))
        const down = exact(quotientDown(exact(a), exact(b), 3))
        const sign = Math.sign(b)
        expect(sign * compare(multiply(up, exact(b)), exact(a))).toBeGreaterThanOrEqual(0)
        expect(sign * compare(multiply(down, exact(b)), exact(a))).toBeLessThanOrEqual(0)
        expect(compare(subtract(up, down), exact(0.001))).toBeLessThanOrEqual(0)
      }),
      runs,
    )
  })

  it('refuse what is not a number and division by nothing', () => {
    expect(() => exact(Number.POSITIVE_INFINITY)).toThrow(RangeError)
    expect(() => quotientHalfUp(exact(1), exact(0), 6)).toThrow(RangeError)
    expect(() => quotientHalfUp(exact(0), exact(0), 6)).toThrow(RangeError)
    expect(() => quotientUp(exact(1), exact(0), 2)).toThrow(RangeError)
  })
})
