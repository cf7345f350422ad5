/**
 * Exact decimal arithmetic for money, areas and shares. A class must not depend on how a double rounds:
 * 1.2 / 1.5 is 0.7999999999999999 in doubles and 0.8 here. The only file that rounds.
 */

/** The value units ÷ 10^scale, exactly. */
export interface Exact {
  readonly units: bigint
  readonly scale: number
}

export const zero: Exact = { units: 0n, scale: 0 }

const powers: bigint[] = []
function powerOfTen(exponent: number): bigint {
  let power = powers[exponent]
  if (power === undefined) {
    power = 10n ** BigInt(exponent)
    powers[exponent] = power
  }
  return power
}

/** The decimal a person typed, read back from the shortest text of the double. Throws RangeError for NaN and ±∞. */
export function exact(value: number): Exact {
  if (Number.isSafeInteger(value)) return { units: BigInt(value), scale: 0 }
  if (!Number.isFinite(value)) throw new RangeError(`not a finite number: ${value}`)
  const [mantissa = '0', exponentText] = value.toString().split('e')
  const [whole = '0', fraction = ''] = mantissa.split('.')
  const units = BigInt(whole + fraction)
  const scale = fraction.length - Number(exponentText ?? 0)
  return scale >= 0 ? { units, scale } : { units: units * powerOfTen(-scale), scale: 0 }
}

function unitsAt(value: Exact, scale: number): bigint {
  return scale === value.scale ? value.units : value.units * powerOfTen(scale - value.scale)
}

export function add(a: Exact, b: Exact): Exact {
  const scale = Math.max(a.scale, b.scale)
  return { units: unitsAt(a, scale) + unitsAt(b, scale), scale }
}

export function subtract(a: Exact, b: Exact): Exact {
  return add(a, { units: -b.units, scale: b.scale })
}

export function multiply(a: Exact, b: Exact): Exact {
  return { units: a.units * b.units, scale: a.scale + b.scale }
}

/** Negative, zero or positive as a is less than, equal to or greater than b. */
export function compare(a: Exact, b: Exact): number {
  const scale = Math.max(a.scale, b.scale)
  const difference = unitsAt(a, scale) - unitsAt(b, scale)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

export function isZero(value: Exact): boolean {
  return value.units === 0n
}

function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  const negative = numerator < 0n !== denominator < 0n
  const n = numerator < 0n ? -numerator : numerator
  const d = denominator < 0n ? -denominator : denominator
  const rounded = (2n * n + d) / (2n * d)
  return negative ? -rounded : rounded
}

/** numerator ÷ denominator, rounded half-up (away from zero) to so many decimals. Throws RangeError for a zero denominator. */
export function quotientHalfUp(numerator: Exact, denominator: Exact, decimals: number): number {
  if (denominator.units === 0n) throw new RangeError('division by zero')
  const shift = decimals + denominator.scale - numerator.scale
  const n = shift >= 0 ? numerator.units * powerOfTen(shift) : numerator.units
  const d = shift >= 0 ? denominator.units : denominator.units * powerOfTen(-shift)
  return toNumber({ units: divideHalfUp(n, d), scale: decimals })
}

/** Rounded half-up (away from zero) to so many decimals. */
export function roundHalfUp(value: Exact, decimals: number): number {
  return quotientHalfUp(value, { units: 1n, scale: 0 }, decimals)
}

/** The nearest double. */
export function toNumber(value: Exact): number {
  if (value.scale === 0) return Number(value.units)
  const whole = Number(value.units)
  // Correctly rounded: both operands are exact doubles, and IEEE division rounds once.
  if (Number.isSafeInteger(whole) && value.scale <= 22) return whole / 10 ** value.scale
  const negative = value.units < 0n
  const digits = (negative ? -value.units : value.units).toString().padStart(value.scale + 1, '0')
  const text = `${digits.slice(0, -value.scale)}.${digits.slice(-value.scale)}`
  return Number(negative ? `-${text}` : text)
}

/**
 * A number out of a cell as the cell shows it. A spreadsheet keeps and shows 15 digits; what follows them is what binary
 * arithmetic left behind (0.30000000000000004), typed by nobody.
 */
export function shownNumber(value: number): number {
  if (Number.isSafeInteger(value)) return value === 0 ? 0 : value
  return Number(value.toPrecision(15))
}
