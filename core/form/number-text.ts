import { exact } from '../vocabulary/exact.ts'
import type { Unit } from '../vocabulary/unit.ts'
import { folded, withoutSpaces } from './text.ts'

/** How people write a field's own unit after a figure. Another unit is never converted: the cell stays as typed. */
const spellings: Readonly<Partial<Record<Unit, readonly string[]>>> = {
  '%': ['%'],
  'm²': ['m²', 'm2', '㎡', '平方米', '平米'],
  万元: ['万元'],
  吨标准煤: ['吨标准煤', '吨标煤', 'tce'],
  万千瓦时: ['万千瓦时', '万kwh', '万度'],
  吨: ['吨', 't'],
  人: ['人'],
}

/** A year may be written with its word. */
export const yearSpellings: readonly string[] = ['年度', '年']

export function unitSpellings(unit: Unit): readonly string[] {
  return spellings[unit] ?? []
}

const plainNumber = /^-?\d{1,15}$/
const grouped = /^\d{1,3}(?:,\d{3})+(?:\.\d*)?$/
const ungrouped = /^(?:\d+\.?\d*|\.\d+)$/

/**
 * The number a text states: thousands separators, brackets or a minus for less than zero, the field's own unit behind it.
 * Null when it states none, in another unit, or with more digits than a number of the machine keeps.
 */
export function numberIn(text: string, suffixes: readonly string[]): number | null {
  const compact = withoutSpaces(folded(text))
  if (plainNumber.test(compact)) return positiveZero(Number(compact))
  const figure = withoutSuffix(compact, suffixes)
  const bracketed = figure.startsWith('(') && figure.endsWith(')')
  const body = bracketed ? figure.slice(1, -1) : figure
  const sign = bracketed || body.startsWith('-') ? '-' : ''
  const digits = !bracketed && /^[-+]/.test(body) ? body.slice(1) : body
  if (!ungrouped.test(digits) && !grouped.test(digits)) return null
  return kept(sign, digits.replaceAll(',', ''))
}

function withoutSuffix(text: string, suffixes: readonly string[]): string {
  const lower = text.toLowerCase()
  const suffix = suffixes.find((each) => lower.endsWith(each))
  return suffix === undefined ? text : text.slice(0, -suffix.length)
}

/** The number, when it is the very decimal that was typed. */
function kept(sign: string, digits: string): number | null {
  const value = Number(sign + digits)
  if (digits.length <= 15) return positiveZero(value)
  if (!Number.isFinite(value)) return null
  const [whole = '', fraction = ''] = digits.split('.')
  const typed = BigInt(whole + fraction)
  const stored = exact(Math.abs(value))
  const scale = Math.max(stored.scale, fraction.length)
  const same =
    typed * 10n ** BigInt(scale - fraction.length) === BigInt(stored.units) * 10n ** BigInt(scale - stored.scale)
  return same ? positiveZero(value) : null
}

function positiveZero(value: number): number {
  return value === 0 ? 0 : value
}

/** Decimal places of the shortest text of a number: 2 of 1.25, 7 of 1e-7. */
export function decimalPlaces(value: number): number {
  const [mantissa = '', exponent] = String(value).split('e')
  const dot = mantissa.indexOf('.')
  const places = dot < 0 ? 0 : mantissa.length - dot - 1
  return Math.max(0, places - Number(exponent ?? 0))
}
