import { type Cells, type Form, fieldEntries } from '#core/form/form.ts'
import { parseRow } from '#core/form/parse.ts'

/** A row filled with the examples of the form, as its cells would be typed. */
export function filledRow(form: Form): Cells {
  return parseRow(form, Object.fromEntries(fieldEntries(form).map(([key, field]) => [key, field.example])))
}

/** The row with some cells filled otherwise; null blanks a cell. */
export function changed(cells: Cells, changes: Readonly<Record<string, Cells[string] | null>>): Cells {
  const entries = Object.entries({ ...cells, ...changes })
  return Object.fromEntries(entries.flatMap(([key, value]) => (value === null ? [] : [[key, value]])))
}
