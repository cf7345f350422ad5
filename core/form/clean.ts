import { type CalendarDate, yearOf } from '../vocabulary/calendar-date.ts'
import type { Field, Scalar } from './field.ts'
import { type Flaw, flawOf } from './flaw.ts'
import { type Cells, type Form, fieldEntries, type Values } from './form.ts'

/** A row as it can be read, and what stands in the way where it cannot. */
export interface Reading {
  readonly values: Readonly<Record<string, Scalar>>
  readonly flaws: ReadonlyMap<string, Flaw>
}

/** One pass over the cells of a row; `currentYear` bounds the fields that end with the current year. */
export function readCells(form: Form, cells: Cells, currentYear: number): Reading {
  const values: Record<string, Scalar> = {}
  const flaws = new Map<string, Flaw>()
  for (const [key, field] of fieldEntries(form)) {
    const value = cells[key]
    if (value === undefined || field.kind === 'calculated') continue
    const flaw = flawOf(field, value, currentYear)
    if (flaw !== null) flaws.set(key, flaw)
    if (typeof value !== 'object' && (flaw === null || staysReadable(form, key, field, flaw))) values[key] = value
  }
  return { values, flaws }
}

/** Doubt does not blank a value, nor does the length of a text; and a row keeps the key it is found by. */
function staysReadable(form: Form, key: string, field: Field, flaw: Flaw): boolean {
  return flaw.level !== 'error' || flaw.code === 'too-long' || (field.kind === 'code' && form.key.includes(key))
}

/**
 * The values that checks and indicators read: parsed, in their own range, an option. Anything else is absent, as if the
 * cell were blank. A bound by another field does not blank a value.
 */
export function readableValues<F extends Form>(
  form: F,
  cells: Cells,
  context: { readonly today: CalendarDate },
): Values<F> {
  return readCells(form, cells, yearOf(context.today)).values as Values<F>
}
