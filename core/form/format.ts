import { type CalendarDate, dateInWords } from '../vocabulary/calendar-date.ts'
import { exact, roundHalfUp } from '../vocabulary/exact.ts'
import type { Unit } from '../vocabulary/unit.ts'
import type { CellValue, Field, Scalar } from './field.ts'
import { optionLabel } from './option.ts'
import { type Projection, project } from './project.ts'

/** A blank value: never 0, and never a dash that could be taken for one. */
export const blankText = '未填'

/** 1,280.00 and −12.00: thousands comma, fixed decimals, half-up. */
export function formatNumber(value: number, decimals: number): string {
  return numberText(value, decimals, ',')
}

function numberText(value: number, decimals: number, separator: string): string {
  const { units, scale } = exact(roundHalfUp(exact(value), decimals))
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0')
  const whole = digits.slice(0, digits.length - scale).replace(/\B(?=(?:\d{3})+$)/g, separator)
  const fraction = digits.slice(digits.length - scale).padEnd(decimals, '0')
  const sign = units < 0n ? '−' : ''
  return decimals === 0 ? sign + whole : `${sign}${whole}.${fraction}`
}

/** A figure with its unit: 1,280.00 万元, 7.50%, and without a unit the figure alone. */
export function withUnit(figure: string, unit: Unit): string {
  if (unit === '') return figure
  return unit === '%' ? `${figure}%` : `${figure} ${unit}`
}

export function formatQuantity(value: number, decimals: number, unit: Unit): string {
  return withUnit(formatNumber(value, decimals), unit)
}

/** A ratio as a percentage: 0.075 → 7.50%. */
export function formatRatio(ratio: number, decimals = 2): string {
  const { units, scale } = exact(ratio)
  // A hundredfold is a shift of the point: multiplying the double would leave 7.000000000000001 of 0.07.
  const percent = Number(`${units}e${2 - scale}`)
  return formatQuantity(percent, decimals, '%')
}

/** 2026年11月21日, in prose and forms. Tables and files keep 2026-11-21. */
export function formatDate(date: CalendarDate): string {
  return dateInWords(date)
}

/** 是 or 否 */
export function formatBoolean(value: boolean): string {
  return value ? '是' : '否'
}

const formatters: Projection<[value: Scalar], string> = {
  text: (_field, value) => String(value),
  code: (_field, value) => String(value),
  // A whole number without a unit is a year or a count: 2025 is not 2,025.
  integer: (field, value) => numeric(value, (number) => numberText(number, 0, field.unit === '' ? '' : ',')),
  decimal: (field, value) => numeric(value, (number) => formatNumber(number, field.decimals)),
  date: (field, value) => {
    const date = String(value)
    return field.yearMonth === true && date.endsWith('-01') ? date.slice(0, 7) : date
  },
  boolean: (_field, value) => (typeof value === 'boolean' ? formatBoolean(value) : String(value)),
  enum: (field, value) => optionLabel(field, String(value)),
  calculated: (field, value) => numeric(value, (number) => formatNumber(number, field.decimals)),
}

function numeric(value: Scalar, format: (number: number) => string): string {
  return typeof value === 'number' ? format(value) : String(value)
}

/** A cell for people, without its unit: 13,333.33, 是, 新桥镇, 2024-03; raw text as typed; 未填 when blank. */
export function formatValue(field: Field, value: CellValue | null | undefined): string {
  if (value === null || value === undefined) return blankText
  return typeof value === 'object' ? value.raw : project(formatters, field, value)
}

/** The same with the unit behind a figure: 13,333.33 m². */
export function formatWithUnit(field: Field, value: CellValue | null | undefined): string {
  const text = formatValue(field, value)
  return 'unit' in field && typeof value === 'number' ? withUnit(text, field.unit) : text
}
