/*
 * Fractions of whole numbers for the second implementations: slower and plainer than the program's own decimals, and
 * nothing of them. Nothing is ever rounded but by `roundedSix`.
 */

/** n ÷ d, d above 0. */
export interface Rational {
  readonly n: bigint
  readonly d: bigint
}

/** A decimal as it is written ("12.50", "1e-7"), or a fraction "n/d". Throws SyntaxError for anything else. */
export function rational(text: string): Rational {
  const slash = text.indexOf('/')
  if (slash >= 0) return { n: BigInt(text.slice(0, slash)), d: BigInt(text.slice(slash + 1)) }
  const [mantissa = '', exponent = '0'] = text.split('e')
  const [whole = '', decimals = ''] = mantissa.split('.')
  const scale = decimals.length - Number(exponent)
  const n = BigInt(whole + decimals)
  return scale >= 0 ? { n, d: 10n ** BigInt(scale) } : { n: n * 10n ** BigInt(-scale), d: 1n }
}

export function fractionText({ n, d }: Rational): string {
  return d === 1n ? `${n}` : `${n}/${d}`
}

export function plus(a: Rational, b: Rational): Rational {
  return a.d === b.d ? { n: a.n + b.n, d: a.d } : { n: a.n * b.d + b.n * a.d, d: a.d * b.d }
}

export function minus(a: Rational, b: Rational): Rational {
  return plus(a, { n: -b.n, d: b.d })
}

export function times(a: Rational, b: Rational): Rational {
  return { n: a.n * b.n, d: a.d * b.d }
}

/** Throws RangeError for a divisor of 0. */
export function over(a: Rational, b: Rational): Rational {
  if (b.n === 0n) throw new RangeError('divided by 0')
  return b.n > 0n ? { n: a.n * b.d, d: a.d * b.n } : { n: -a.n * b.d, d: a.d * -b.n }
}

/** -1, 0 or 1 as a is less than, equal to or greater than b. */
export function compared(a: Rational, b: Rational): -1 | 0 | 1 {
  const difference = a.n * b.d - b.n * a.d
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

/** Millionths, half-up: away from zero. */
export function roundedSix({ n, d }: Rational): bigint {
  const size = n < 0n ? -n : n
  const rounded = (2n * size * 1_000_000n + d) / (2n * d)
  return n < 0n ? -rounded : rounded
}
