import { type CalendarDate, yearOf } from '../vocabulary/calendar-date.ts'
import type { CellValue, Field, Scalar } from './field.ts'
import { type Flaw, type Judge, judgeOf } from './flaw.ts'
import { type Cells, type Form, fieldEntries, type Values } from './form.ts'
import { isAlwaysRequired } from './requirement.ts'

/** A row as it can be read, and what stands in the way where it cannot. */
export interface Reading {
  readonly values: Readonly<Record<string, Scalar>>
  readonly flaws: ReadonlyMap<string, Flaw>
  /** How many of the fields that are always required have something in their cell. */
  readonly requiredFilled: number
}

interface Reader {
  readonly judge: Judge
  readonly isRequired: boolean
  /** A code that identifies the row. */
  readonly isKey: boolean
}

const readers = new WeakMap<Form, ReadonlyMap<string, Reader>>()

function readersOf(form: Form): ReadonlyMap<string, Reader> {
  let known = readers.get(form)
  if (known === undefined) {
    const read = fieldEntries(form).filter(([, field]) => field.kind !== 'calculated')
    known = new Map(read.map(([key, field]) => [key, readerOf(form, key, field)]))
    readers.set(form, known)
  }
  return known
}

function readerOf(form: Form, key: string, field: Field): Reader {
  return {
    judge: judgeOf(field),
    isRequired: isAlwaysRequired(field),
    isKey: field.kind === 'code' && form.key.includes(key),
  }
}

const flawless: ReadonlyMap<string, Flaw> = new Map()

/** One pass over the cells of a row; `currentYear` bounds the fields that end with the current year. */
export function readCells(form: Form, cells: Cells, currentYear: number): Reading {
  const known = readersOf(form)
  let flaws: Map<string, Flaw> | null = null
  let unreadable: string[] | null = null
  let requiredFilled = 0
  for (const key in cells) {
    const reader = known.get(key)
    const value = cells[key]
    if (reader !== undefined && value !== undefined) {
      if (reader.isRequired) requiredFilled += 1
      const flaw = reader.judge(value, currentYear)
      if (flaw === null) continue
      flaws ??= new Map()
      flaws.set(key, flaw)
      if (staysReadable(reader, value, flaw)) continue
    }
    unreadable ??= []
    unreadable.push(key)
  }
  return { values: without(cells, unreadable ?? []), flaws: flaws ?? flawless, requiredFilled }
}

/** Most rows have nothing to leave out: such a row is its own reading, and nothing is copied. */
function without(cells: Cells, keys: readonly string[]): Readonly<Record<string, Scalar>> {
  let rest = cells
  // Taken out one by one: the copy then keeps the shape that the engine knows, and is made in half the time.
  for (const key of keys) {
    const { [key]: _left, ...others } = rest
    rest = others
  }
  return rest as Readonly<Record<string, Scalar>>
}

/** Doubt does not blank a value, nor does the length of a text; and a row keeps the key it is found by. */
function staysReadable({ isKey }: Reader, value: CellValue, flaw: Flaw): boolean {
  if (typeof value === 'object') return false
  return flaw.level !== 'error' || flaw.code === 'too-long' || isKey
}

/** A row with what can be read of it, for the field checks and the checks across fields alike. */
export function readRow<F extends Form>(
  form: F,
  id: string,
  cells: Cells,
  context: { readonly today: CalendarDate },
): { readonly id: string; readonly cells: Cells; readonly values: Values<F>; readonly reading: Reading } {
  const reading = readCells(form, cells, yearOf(context.today))
  return { id, cells, values: reading.values as Values<F>, reading }
}

/**
 * The values that checks and indicators read: parsed, in their own range, an option. Anything else is absent, as if the
 * cell were blank. A bound by another field does not blank a value. May be the row itself: neither is to be changed.
 */
export function readableValues<F extends Form>(
  form: F,
  cells: Cells,
  context: { readonly today: CalendarDate },
): Values<F> {
  return readCells(form, cells, yearOf(context.today)).values as Values<F>
}
