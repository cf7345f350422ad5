import { shownNumber } from '../vocabulary/exact.ts'
import { codeSystems } from './code-system.ts'
import { dateIn, monthIn } from './date-text.ts'
import { dateOfSerial } from './excel-date.ts'
import type {
  CellValue,
  CodeField,
  DateField,
  DecimalField,
  EnumField,
  Field,
  IntegerField,
  Raw,
  TextField,
} from './field.ts'
import { type Cells, type Form, fieldEntries } from './form.ts'
import { numberIn, unitSpellings, yearSpellings } from './number-text.ts'
import { optionIn } from './option.ts'
import { type Projection, project } from './project.ts'
import { clipped, folded, isClipped, isErrorValue, isScientific, trimmed } from './text.ts'

/**
 * What a cell can hold. Dates arrive as text or as serials of the 1900 system (a workbook of the 1904 system is brought
 * to it by its reader); error values arrive as their text (#N/A).
 */
export type CellInput = string | number | boolean | null

type Filled = string | number | boolean

/**
 * The value of a cell: null when blank, {raw} when it is not what the field takes. Never throws.
 *
 * Read as meant: width, spaces, thousands separators, brackets for less than zero, the field's own unit behind a figure.
 * Kept as raw, because blank ≠ 0 and a guess would be silent: 无, a dash or a slash in a number or date cell; another
 * unit; a day in another order; a bare year in a date cell; an error value; a code whose digits a spreadsheet has lost.
 */
export function parseCell(field: Field, input: CellInput): CellValue | null {
  if (input === null || input === '') return null
  if (typeof input === 'string' && trimmed(input) === '') return null
  return project(parsers, field, input)
}

/** Every field of the form that has something in its cell. Inputs that are not fields of the form are left aside. */
export function parseRow(form: Form, inputs: Readonly<Record<string, CellInput>>): Cells {
  const cells: Record<string, CellValue> = {}
  for (const [key, field] of fieldEntries(form)) {
    const value = parseCell(field, inputs[key] ?? null)
    if (value !== null) cells[key] = value
  }
  return cells
}

const parsers: Projection<[input: Filled], CellValue | null> = {
  text: parseText,
  code: parseCode,
  integer: parseInteger,
  decimal: parseDecimal,
  date: parseDate,
  boolean: (_field, input) => parseBoolean(input),
  enum: parseOption,
  // Derived again from the other fields: what a sheet's formula last showed is not data.
  calculated: () => null,
}

/** The cell as the sheet shows it. */
function shown(input: Filled): string {
  return typeof input === 'boolean' ? (input ? 'TRUE' : 'FALSE') : String(input)
}

function rawOf(input: Filled): Raw {
  return { raw: clipped(trimmed(shown(input))) }
}

function parseText(_field: TextField, input: Filled): CellValue {
  const text = trimmed(shown(input))
  const whole = clipped(text) === text && !isClipped(text)
  return whole && !isErrorValue(text) ? text : rawOf(input)
}

/** Beyond 15 digits a spreadsheet has already replaced the rest by zeros. */
const exactDigits = 1e15

function parseCode(field: CodeField, input: Filled): CellValue {
  if (typeof input === 'boolean') return rawOf(input)
  if (typeof input === 'number' && !(Number.isInteger(input) && Math.abs(input) < exactDigits)) return rawOf(input)
  const text = trimmed(shown(input))
  if (isErrorValue(text) || isScientific(folded(text)) || clipped(text) !== text || isClipped(text)) return rawOf(input)
  const code = codeSystems[field.system].normalise(text)
  return code === '' ? rawOf(input) : code
}

/** The number a cell of an integer or decimal field states, whole or not. */
export function numberOf(field: IntegerField | DecimalField, input: Filled): number | null {
  if (typeof input === 'boolean') return null
  if (typeof input === 'number') return Number.isFinite(input) ? shownNumber(input) : null
  const year = field.kind === 'integer' && field.maxCurrentYear === true
  return numberIn(input, year ? yearSpellings : unitSpellings(field.unit))
}

function parseInteger(field: IntegerField, input: Filled): CellValue {
  const number = numberOf(field, input)
  return number !== null && Number.isSafeInteger(number) ? number : rawOf(input)
}

function parseDecimal(field: DecimalField, input: Filled): CellValue {
  return numberOf(field, input) ?? rawOf(input)
}

function parseDate(_: DateField, input: Filled): CellValue {
  if (typeof input === 'boolean') return rawOf(input)
  const date = typeof input === 'number' ? dateOfNumber(input) : dateOfText(input)
  return date ?? rawOf(input)
}

/** A date typed as year-month is its first day. */
function dateOfText(text: string): string | null {
  return dateIn(text) ?? monthIn(text)
}

/**
 * A serial, or digits typed into a number cell (20240105, 202403). A number that looks
 * like a year is a year someone typed, not one of the days of 1905 it is the serial of.
 */
function dateOfNumber(number: number): string | null {
  if (number >= 1900 && number < 2101) return null
  if (Number.isInteger(number) && number >= 190_001) {
    const typed = dateOfText(String(number))
    if (typed !== null) return typed
  }
  return dateOfSerial(number)
}

const yes = new Set(['是', '有', '√', '✓', '✔', '☑', '对', 'Y', 'YES', 'TRUE', 'T', '真', '1'])
const no = new Set(['否', '无', '×', '✗', '✘', '☒', '错', 'N', 'NO', 'FALSE', 'F', '假', '0'])

function parseBoolean(input: Filled): CellValue {
  if (typeof input === 'boolean') return input
  const text = folded(shown(input)).toUpperCase()
  if (yes.has(text)) return true
  return no.has(text) ? false : rawOf(input)
}

function parseOption(field: EnumField, input: Filled): CellValue {
  return optionIn(field, shown(input)) ?? rawOf(input)
}
