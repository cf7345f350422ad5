/**
 * Exact decimal arithmetic for money, areas and shares. A class must not depend on how a double rounds:
 * 1.2 / 1.5 is 0.7999999999999999 in doubles and 0.8 here. The only file that rounds.
 */

/**
 * The value units ÷ 10^scale, exactly. Units that a double holds exactly are held in one, others in a bigint: nearly
 * every figure of a parcel is of the first kind, and a district has a million of them.
 */
export interface Exact {
  readonly units: number | bigint
  readonly scale: number
}

export const zero: Exact = { units: 0, scale: 0 }

/** 10^0 … 10^22: the powers of ten a double holds exactly. */
const doublePowers = Array.from({ length: 23 }, (_, exponent) => Number(`1e${exponent}`))

const powers: bigint[] = []
function powerOfTen(exponent: number): bigint {
  let power = powers[exponent]
  if (power === undefined) {
    power = 10n ** BigInt(exponent)
    powers[exponent] = power
  }
  return power
}

const largest = Number.MAX_SAFE_INTEGER

/** Whether a sum or product of two whole doubles is exact: it is when it lands among the safe integers. */
function isSafe(units: number): boolean {
  return units <= largest && units >= -largest
}

function normal(units: bigint, scale: number): Exact {
  const small = Number(units)
  return { units: isSafe(small) ? small : units, scale }
}

/** Decimals up to 15 digits are told apart by a double, so a match within them is the decimal that was typed. */
const tellable = 1e15
const usualDecimals = 6

/** The decimal a person typed, read back from the shortest text of the double. Throws RangeError for NaN and ±∞. */
export function exact(value: number): Exact {
  if (Number.isSafeInteger(value)) return value === 0 ? zero : { units: value, scale: 0 }
  if (!Number.isFinite(value)) throw new RangeError(`not a finite number: ${value}`)
  for (let scale = 1, power = 10; scale <= usualDecimals; scale += 1, power *= 10) {
    const units = Math.round(value * power)
    if (units / power === value && units <= tellable && units >= -tellable) return { units, scale }
  }
  return exactFromText(value.toString())
}

function exactFromText(text: string): Exact {
  const [mantissa = '0', exponentText] = text.split('e')
  const [whole = '0', fraction = ''] = mantissa.split('.')
  const units = BigInt(whole + fraction)
  const scale = fraction.length - Number(exponentText ?? 0)
  return scale >= 0 ? normal(units, scale) : normal(units * powerOfTen(-scale), 0)
}

function bigUnitsAt(value: Exact, scale: number): bigint {
  const units = BigInt(value.units)
  return scale === value.scale ? units : units * powerOfTen(scale - value.scale)
}

/** The units at a larger scale, or NaN where a double does not hold them. */
function smallUnitsAt(value: Exact, scale: number): number {
  if (typeof value.units !== 'number') return Number.NaN
  if (scale === value.scale) return value.units
  const units = value.units * (doublePowers[scale - value.scale] ?? Number.NaN)
  return isSafe(units) ? units : Number.NaN
}

export function add(a: Exact, b: Exact): Exact {
  const scale = Math.max(a.scale, b.scale)
  const sum = smallUnitsAt(a, scale) + smallUnitsAt(b, scale)
  return isSafe(sum) ? { units: sum, scale } : normal(bigUnitsAt(a, scale) + bigUnitsAt(b, scale), scale)
}

export function subtract(a: Exact, b: Exact): Exact {
  return add(a, b.units === 0 ? b : { units: -b.units, scale: b.scale })
}

export function multiply(a: Exact, b: Exact): Exact {
  const scale = a.scale + b.scale
  if (typeof a.units === 'number' && typeof b.units === 'number') {
    const product = a.units * b.units
    if (isSafe(product)) return { units: product === 0 ? 0 : product, scale }
  }
  return normal(BigInt(a.units) * BigInt(b.units), scale)
}

/** Negative, zero or positive as a is less than, equal to or greater than b. */
export function compare(a: Exact, b: Exact): number {
  const scale = Math.max(a.scale, b.scale)
  const small = smallUnitsAt(a, scale) - smallUnitsAt(b, scale)
  // The sign of a difference of two doubles is right even where the difference itself is rounded.
  if (!Number.isNaN(small)) return Math.sign(small)
  const difference = bigUnitsAt(a, scale) - bigUnitsAt(b, scale)
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

export function isZero(value: Exact): boolean {
  return value.units === 0 || value.units === 0n
}

/** How a quotient between two neighbouring decimals is settled. */
type Rounding = 'half-up' | 'up' | 'down'

function divide(numerator: Exact, denominator: Exact, decimals: number, rounding: Rounding): number {
  if (isZero(denominator)) throw new RangeError('division by zero')
  const shift = decimals + denominator.scale - numerator.scale
  const n = shift >= 0 ? BigInt(numerator.units) * powerOfTen(shift) : BigInt(numerator.units)
  const d = shift >= 0 ? BigInt(denominator.units) : BigInt(denominator.units) * powerOfTen(-shift)
  return toNumber(normal(divideWhole(n, d, rounding), decimals))
}

function divideWhole(numerator: bigint, denominator: bigint, rounding: Rounding): bigint {
  const negative = numerator < 0n !== denominator < 0n
  const n = numerator < 0n ? -numerator : numerator
  const d = denominator < 0n ? -denominator : denominator
  const quotient = n / d
  const rest = n - quotient * d
  const away = rounding === 'half-up' ? 2n * rest >= d : rest > 0n && (rounding === 'up') !== negative
  const rounded = away ? quotient + 1n : quotient
  return negative ? -rounded : rounded
}

/**
 * The quotient rounded in doubles where that is certain to be right, else NaN. Three roundings err by less than 2^-51
 * of the result; a fraction farther than that from one half cannot fall on the wrong side of it.
 */
function certainQuotient(numerator: Exact, denominator: Exact, decimals: number): number {
  if (typeof numerator.units !== 'number' || typeof denominator.units !== 'number') return Number.NaN
  const shift = decimals + denominator.scale - numerator.scale
  const power = doublePowers[shift < 0 ? -shift : shift] ?? Number.NaN
  const ratio = numerator.units / denominator.units
  const value = shift < 0 ? ratio / power : ratio * power
  const size = Math.abs(value)
  const whole = Math.floor(size)
  const fraction = size - whole
  if (!(Math.abs(fraction - 0.5) > size * 2 ** -50)) return Number.NaN
  const rounded = fraction > 0.5 ? whole + 1 : whole
  if (rounded === 0) return 0
  return (value < 0 ? -rounded : rounded) / (doublePowers[decimals] ?? Number.NaN)
}

/** numerator ÷ denominator, rounded half-up (away from zero) to so many decimals. Throws RangeError for a zero denominator. */
export function quotientHalfUp(numerator: Exact, denominator: Exact, decimals: number): number {
  const quotient = certainQuotient(numerator, denominator, decimals)
  return Number.isNaN(quotient) ? divide(numerator, denominator, decimals, 'half-up') : quotient
}

/** The least number of so many decimals that is not below numerator ÷ denominator. Throws RangeError for a zero denominator. */
export function quotientUp(numerator: Exact, denominator: Exact, decimals: number): number {
  return divide(numerator, denominator, decimals, 'up')
}

/** The greatest number of so many decimals that is not above numerator ÷ denominator. Throws RangeError for a zero denominator. */
export function quotientDown(numerator: Exact, denominator: Exact, decimals: number): number {
  return divide(numerator, denominator, decimals, 'down')
}

const one: Exact = { units: 1, scale: 0 }

/** Rounded half-up (away from zero) to so many decimals. */
export function roundHalfUp(value: Exact, decimals: number): number {
  return value.scale <= decimals ? toNumber(value) : quotientHalfUp(value, one, decimals)
}

/** The nearest double. */
export function toNumber(value: Exact): number {
  const { units, scale } = value
  // Correctly rounded: both operands are exact doubles, and IEEE division rounds once.
  if (typeof units === 'number' && scale <= 22) return units / (doublePowers[scale] ?? Number.NaN)
  if (scale === 0) return Number(units)
  const big = BigInt(units)
  const negative = big < 0n
  const digits = (negative ? -big : big).toString().padStart(scale + 1, '0')
  const text = `${digits.slice(0, -scale)}.${digits.slice(-scale)}`
  return Number(negative ? `-${text}` : text)
}

/**
 * A number out of a cell as the cell shows it. A spreadsheet keeps and shows 15 digits; what follows them is what binary
 * arithmetic left behind (0.30000000000000004), typed by nobody.
 */
export function shownNumber(value: number): number {
  if (Number.isSafeInteger(value)) return value === 0 ? 0 : value
  // A decimal of at most eleven and four digits is told apart by a double, and shown as it is.
  if (value > -1e11 && value < 1e11 && hasDecimals(value, 4)) return value
  const shown = Number(value.toPrecision(15))
  // The largest doubles round up to infinity.
  return Number.isFinite(shown) ? shown : value
}

/** Whether the shortest text of a finite number has no more than so many decimal places. */
export function hasDecimals(value: number, places: number): boolean {
  if (Number.isInteger(value)) return true
  const power = doublePowers[places] ?? Number.NaN
  // The double nearest to a decimal of so many places, and only that one, comes back from its scaled integer.
  return Math.round(value * power) / power === value
}
