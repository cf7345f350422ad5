/** An exact number: what a clerk would get with a pencil. The denominator is above zero. */
export interface Fraction {
  readonly top: bigint
  readonly bottom: bigint
}

export const zero: Fraction = { top: 0n, bottom: 1n }

/** A whole number or a finite decimal, read digit by digit from how it is written. */
export function exactly(written: number | string): Fraction {
  const text = String(written)
  if (!/^-?\d+(\.\d+)?$/.test(text)) throw new Error(`not a plain decimal: ${text}`)
  const [whole = '', decimals = ''] = text.split('.')
  return { top: BigInt(whole + decimals), bottom: 10n ** BigInt(decimals.length) }
}

export const plus = (a: Fraction, b: Fraction): Fraction => ({
  top: a.top * b.bottom + b.top * a.bottom,
  bottom: a.bottom * b.bottom,
})

export const times = (a: Fraction, b: Fraction): Fraction => ({ top: a.top * b.top, bottom: a.bottom * b.bottom })

/** Division by a number above zero. */
export function over(a: Fraction, b: Fraction): Fraction {
  if (b.top <= 0n) throw new Error('the divisor is not above zero')
  return { top: a.top * b.bottom, bottom: a.bottom * b.top }
}

/** Below zero, zero or above zero as a is below, equal to or above b. */
export function compare(a: Fraction, b: Fraction): number {
  const difference = a.top * b.bottom - b.top * a.bottom
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

export const sum = (parts: readonly Fraction[]): Fraction => parts.reduce(plus, zero)

const million = 1_000_000n

/** Half-up to six decimals, still exact; a half goes away from zero, as ROUND of a spreadsheet does. */
export function toSixDecimals({ top, bottom }: Fraction): Fraction {
  const size = top < 0n ? -top : top
  const rounded = (2n * size * million + bottom) / (2n * bottom)
  return { top: top < 0n ? -rounded : rounded, bottom: million }
}

/** The double nearest to a number of six decimals, as JSON would read it. */
export function asNumber(value: Fraction): number {
  const { top } = toSixDecimals(value)
  const digits = (top < 0n ? -top : top).toString().padStart(7, '0')
  return Number(`${top < 0n ? '-' : ''}${digits.slice(0, -6)}.${digits.slice(-6)}`)
}
