import { dateOfSerial } from '#core/form/excel-date.ts'
import type { CellValue } from './value.ts'

/**
 * What a cell shows. Known are General, fixed decimals with or without thousands, percent, days of year, month and day,
 * and text; a number in any other format is shown as in General.
 */
export function cellText(value: CellValue, numberFormat: string): string {
  if (value === null) return ''
  if (typeof value === 'object') return value.error
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  return typeof value === 'string' ? value : numberText(value, sectionFor(value, numberFormat))
}

function sectionFor(value: number, numberFormat: string): string {
  const sections = numberFormat.split(';')
  const section = value < 0 ? sections[1] : value === 0 ? sections[2] : sections[0]
  return (section ?? sections[0] ?? 'General').replaceAll(/\[[^\]]*\]|\\(?=.)|_./g, '')
}

function numberText(value: number, format: string): string {
  const digits = /^([#,]*0?(?:,##0)?)(\.0+)?(%)?$/.exec(format)
  if (digits !== null && format !== '') {
    const decimals = (digits[2] ?? '.').length - 1
    return fixedText(digits[3] === undefined ? value : value * 100, decimals, format.includes(',')) + (digits[3] ?? '')
  }
  if (/[ymd]/i.test(format) && !/general/i.test(format)) return dayText(value, format) ?? generalText(value)
  return generalText(value)
}

function fixedText(value: number, decimals: number, hasThousands: boolean): string {
  const [whole = '', fraction] = Math.abs(value).toFixed(decimals).split('.')
  const grouped = hasThousands ? whole.replaceAll(/\B(?=(\d{3})+$)/g, ',') : whole
  return `${value < 0 ? '-' : ''}${grouped}${fraction === undefined ? '' : `.${fraction}`}`
}

function dayText(serial: number, format: string): string | null {
  const date = dateOfSerial(serial)
  if (date === null) return null
  const [year = '', month = '', day = ''] = date.split('-')
  return format.replaceAll('"', '').replaceAll(/yyyy|yy|mm|m|dd|d/gi, (token) => {
    const part = { y: year, m: month, d: day }[token[0]?.toLowerCase() ?? ''] ?? ''
    if (token.length === 4) return part
    return token.length === 2 ? part.slice(-2) : String(Number(part))
  })
}

/** Eleven characters at most, as a cell in General shows a number. */
function generalText(value: number): string {
  const plain = String(value)
  if (plain.length <= 11 && !plain.includes('e')) return plain
  if (Math.abs(value) >= 1e11 || (value !== 0 && Math.abs(value) < 1e-9)) {
    return value
      .toExponential(5)
      .replace(/\.?0+e/, 'E')
      .replace(/e/, 'E')
      .replace(/E([+-])(\d)$/, 'E$10$2')
  }
  return String(Number(value.toPrecision(10)))
}
