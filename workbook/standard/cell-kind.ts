import { dateIn } from '#core/form/date-text.ts'
import { dateOfSerial, serialOfDate } from '#core/form/excel-date.ts'
import { numberIn } from '#core/form/number-text.ts'
import { isErrorValue } from '#core/form/text.ts'
import { type CalendarDate, isCalendarDate } from '#core/vocabulary/calendar-date.ts'
import { shownNumber } from '#core/vocabulary/exact.ts'
import type { CellText } from '../draft/sheet-draft.ts'
import { comparable } from '../heading.ts'
import { writableText } from '../xml/escape.ts'

/** What stands in a filled cell. */
export interface Filled {
  readonly value: string | number | boolean
  /** Shown as a percentage: 0.5 as 50%. */
  readonly isPercent: boolean
  readonly is1904: boolean
}

/** How a value of a standard stands in a cell, and how it is read back. */
export interface CellKind<Value> {
  /** What it takes, after 应为. */
  readonly expects: string
  /** The words of its drop-down. */
  readonly options: readonly string[] | null
  /** Several of the options in one cell: a drop-down can only suggest. */
  readonly isMany: boolean
  readonly numberFormat: string
  readonly align: 'left' | 'right' | 'center'
  write(value: Value): CellText
  /** Null when the cell holds something else. */
  read(cell: Filled): Value | null
}

const plain = { options: null, isMany: false, numberFormat: '@', align: 'left' } as const

/** The text of a cell, without outer spaces; an error value is none. */
function textOf({ value }: Filled): string | null {
  const text = typeof value === 'boolean' ? (value ? '是' : '否') : String(value).trim()
  return isErrorValue(text) ? null : text
}

// The library that writes a sheet escapes for XML, and only for XML.
export const text: CellKind<string> = { ...plain, expects: '文字', write: writableText, read: textOf }

/** Digits that a spreadsheet may have taken for a number. */
export function code(digits: number, expects: string): CellKind<string> {
  return {
    ...plain,
    expects,
    align: 'center',
    write: (value) => value,
    read: (cell) => {
      const written = textOf(cell)
      return typeof cell.value === 'number' ? String(cell.value).padStart(digits, '0') : written
    },
  }
}

export interface Figure {
  readonly value: number
  /** The cell shows it as a percentage: what that means is up to its unit. */
  readonly isPercent: boolean
}

/** A figure as it stands in the cell. */
export const figure: CellKind<Figure> = {
  ...plain,
  expects: '数值',
  numberFormat: 'General',
  align: 'right',
  write: ({ value }) => value,
  read: ({ value, isPercent }) => {
    if (typeof value === 'boolean') return null
    if (typeof value === 'number') return Number.isFinite(value) ? { value: shownNumber(value), isPercent } : null
    const stated = numberIn(value, ['%'])
    if (stated === null) return null
    return /[%％]\s*$/.test(value) ? { value: Number(`${stated}e-2`), isPercent: true } : { value: stated, isPercent }
  },
}

/** Points, weights and shares: 20 and 20% are the same. */
export const points: CellKind<number> = {
  ...figure,
  write: (value) => value,
  read: (cell) => {
    const read = figure.read(cell)
    if (read === null) return null
    return read.isPercent ? Number(`${read.value}e2`) : read.value
  },
}

/** A figure that is no percentage of anything: people, months, times. */
export const number: CellKind<number> = {
  ...figure,
  write: (value) => value,
  read: (cell) => {
    const read = figure.read(cell)
    return read === null || read.isPercent ? null : read.value
  },
}

/** Serials of the 1904 system are so many days less. */
const days1904 = 1462

export const day: CellKind<CalendarDate> = {
  ...plain,
  expects: '年月日，如 2026-01-01',
  numberFormat: 'yyyy-mm-dd',
  align: 'center',
  write: (value) => (isCalendarDate(value) ? (serialOfDate(value) ?? value) : value),
  read: ({ value, is1904 }) => {
    if (typeof value === 'boolean') return null
    if (typeof value === 'string') return dateIn(value)
    return dateIn(String(value)) ?? dateOfSerial(value + (is1904 ? days1904 : 0))
  },
}

export type Words<Value> = readonly (readonly [value: Value, word: string])[]

/** The entries of a table of names, keys kept. */
export function wordsOf<Key extends string>(names: Readonly<Record<Key, string>>): Words<Key> {
  return Object.entries(names) as [Key, string][]
}

export function same<const Value extends string>(values: readonly Value[]): Words<Value> {
  return values.map((value) => [value, value])
}

function found<Value>(words: Words<Value>, written: string): Value | null {
  const compared = comparable(written)
  return words.find(([, word]) => comparable(word) === compared)?.[0] ?? null
}

/** One of a closed list, by its word. */
export function choice<Value>(words: Words<Value>): CellKind<Value> {
  const options = words.map(([, word]) => word)
  return {
    ...plain,
    expects: `下列之一：${options.join('、')}`,
    options,
    align: 'center',
    write: (value) => words.find(([known]) => known === value)?.[1] ?? String(value),
    read: (cell) => {
      const written = textOf(cell)
      return written === null ? null : found(words, written)
    },
  }
}

/** What stands between the words of a cell that takes several. */
export function splitWords(written: string): readonly string[] {
  return written.split(/[、，,；;\n]+/).flatMap((word) => (word.trim() === '' ? [] : [word.trim()]))
}

/** Several of a closed list in one cell, in the order they are written. */
export function choices<Value>(words: Words<Value>): CellKind<readonly Value[]> {
  const one = choice(words)
  return {
    ...one,
    expects: `${one.expects.replace('之一', '的一个或几个')}，用顿号隔开`,
    isMany: true,
    align: 'left',
    write: (values) => values.map((value) => one.write(value)).join('、'),
    read: (cell) => {
      const written = textOf(cell)
      if (written === null) return null
      const read = splitWords(written).map((word) => found(words, word))
      return read.some((value) => value === null) ? null : read.flatMap((value) => (value === null ? [] : [value]))
    },
  }
}
