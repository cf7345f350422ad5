import { type CalendarDate, yearOf } from '../vocabulary/calendar-date.ts'
import type { CellValue, Field, Scalar } from './field.ts'
import { type Flaw, type Judge, judgeOf } from './flaw.ts'
import { type Cells, type Form, fieldEntries, type Values } from './form.ts'

/** A row as it can be read, and what stands in the way where it cannot. */
export interface Reading {
  readonly values: Readonly<Record<string, Scalar>>
  readonly flaws: ReadonlyMap<string, Flaw>
}

interface Reader {
  readonly key: string
  readonly field: Field
  readonly judge: Judge
}

const readers = new WeakMap<Form, readonly Reader[]>()

function readersOf(form: Form): readonly Reader[] {
  let known = readers.get(form)
  if (known === undefined) {
    known = fieldEntries(form)
      .filter(([, field]) => field.kind !== 'calculated')
      .map(([key, field]) => ({ key, field, judge: judgeOf(field) }))
    readers.set(form, known)
  }
  return known
}

/** One pass over the cells of a row; `currentYear` bounds the fields that end with the current year. */
export function readCells(form: Form, cells: Cells, currentYear: number): Reading {
  const flaws = new Map<string, Flaw>()
  let readable = 0
  for (const { key, field, judge } of readersOf(form)) {
    const value = cells[key]
    if (value === undefined) continue
    const flaw = judge(value, currentYear)
    if (flaw !== null) flaws.set(key, flaw)
    if (flaw === null || staysReadable(form, key, field, value, flaw)) readable += 1
  }
  // Most rows have nothing to leave out: such a row is its own reading, and nothing is copied.
  const whole = readable === Object.keys(cells).length
  return { values: whole ? (cells as Readonly<Record<string, Scalar>>) : readableCopy(form, cells, flaws), flaws }
}

function readableCopy(form: Form, cells: Cells, flaws: ReadonlyMap<string, Flaw>): Readonly<Record<string, Scalar>> {
  const values: Record<string, Scalar> = {}
  for (const { key, field } of readersOf(form)) {
    const value = cells[key]
    if (value === undefined || typeof value === 'object') continue
    const flaw = flaws.get(key)
    if (flaw === undefined || staysReadable(form, key, field, value, flaw)) values[key] = value
  }
  return values
}

/** Doubt does not blank a value, nor does the length of a text; and a row keeps the key it is found by. */
function staysReadable(form: Form, key: string, field: Field, value: CellValue, flaw: Flaw): boolean {
  if (typeof value === 'object') return false
  return flaw.level !== 'error' || flaw.code === 'too-long' || (field.kind === 'code' && form.key.includes(key))
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
