import { serialOfDate } from '#core/form/excel-date.ts'
import { isCalendarDate } from '#core/vocabulary/calendar-date.ts'
import { type CellValue, errorTexts } from './value.ts'

/** What Excel makes of a text that is typed or set as a value. */
export interface Entry {
  readonly value: CellValue
  readonly formula?: string
  /** The format a cell in General takes on with it. */
  readonly numberFormat?: string
}

const mayBeMore = /^[\s\d+\-.(#=@'$¥TFtf]/
const number = /^[+-]?(?:\d+|\d{1,3}(?:,\d{3})+)?(?:\.\d*)?(?:[eE][+-]?\d+)?$/
const percent = /^([+-]?\d+(?:\.\d*)?)%$/
const day = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/

/**
 * As Excel reads an entry: '12' is a number, '1,200.5' and '50%' too, '2026-1-5' a day, 'TRUE' a truth value, '=A1' a
 * formula, an apostrophe or the text format ('@') keeps text. Formulas are kept and not computed: the value is 0 unless
 * the formula is a literal.
 */
export function readEntry(text: string, numberFormat: string): Entry {
  if (text === '') return { value: null }
  if (!mayBeMore.test(text)) return { value: text }
  if (text.startsWith('=') && text.length > 1 && numberFormat !== '@') return formulaEntry(text)
  if (text.startsWith("'")) return { value: text.slice(1) }
  if (numberFormat === '@') return { value: text }
  return plainEntry(text.trim()) ?? { value: text }
}

function plainEntry(text: string): Entry | null {
  if (number.test(text) && /\d/.test(text)) return { value: Number(text.replaceAll(',', '')) }
  const share = percent.exec(text)
  if (share?.[1] !== undefined) {
    return { value: Number(share[1]) / 100, numberFormat: share[1].includes('.') ? '0.00%' : '0%' }
  }
  const [, year, month, date] = day.exec(text) ?? []
  if (year !== undefined && month !== undefined && date !== undefined) {
    const calendarDay = `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`
    const serial = isCalendarDate(calendarDay) ? serialOfDate(calendarDay) : null
    return serial === null ? null : { value: serial, numberFormat: 'yyyy/m/d' }
  }
  const upper = text.toUpperCase()
  if (upper === 'TRUE' || upper === 'FALSE') return { value: upper === 'TRUE' }
  return errorTexts.includes(upper) ? { value: { error: upper } } : null
}

function formulaEntry(formula: string): Entry {
  const body = formula.slice(1).trim()
  const text = /^"((?:[^"]|"")*)"$/.exec(body)?.[1]
  if (text !== undefined) return { value: text.replaceAll('""', '"'), formula }
  return { value: plainEntry(body)?.value ?? 0, formula }
}
