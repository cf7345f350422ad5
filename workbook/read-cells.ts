import type { Field } from '#core/form/field.ts'
import type { Cells, Form } from '#core/form/form.ts'
import { type CellInput, parseRow } from '#core/form/parse.ts'
import type { Place } from './address.ts'
import { type Grid, type GridValue, isBlank, valueAt } from './grid.ts'

/** Days between serial 0 of the 1900 system and of the 1904 system. */
const days1904 = 1462
/** Larger numbers in a date cell are digits someone typed (202403), not serials. */
const largestSerial = 190_000

/**
 * The cells of one row or paper form.
 * @returns null when every cell that somebody fills is blank.
 */
export function readCells(
  grid: Grid,
  form: Form,
  places: Iterable<readonly [key: string, place: Place]>,
  is1904: boolean,
): Cells | null {
  const inputs: Record<string, CellInput> = {}
  let filled = false
  for (const [key, { row, column }] of places) {
    const field = form.fields[key]
    const value = valueAt(grid, row, column)
    if (field === undefined || isBlank(value)) continue
    if (field.kind !== 'calculated') filled = true
    inputs[key] = is1904 ? from1904(field, value) : value
  }
  return filled ? parseRow(form, inputs) : null
}

function from1904(field: Field, value: GridValue): GridValue {
  return field.kind === 'date' && typeof value === 'number' && value < largestSerial ? value + days1904 : value
}

export function textOf(cells: Cells, key: string): string | null {
  const value = cells[key]
  return typeof value === 'string' ? value : null
}
