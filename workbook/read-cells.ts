import type { CellValue, Field } from '#core/form/field.ts'
import { type Cells, type Form, fieldEntries } from '#core/form/form.ts'
import { parseCell } from '#core/form/parse.ts'
import { type GridValue, isBlank, type ShownAsPercent } from './grid.ts'

/** Days between serial 0 of the 1900 system and of the 1904 system. */
const days1904 = 1462
/** Larger numbers in a date cell are digits someone typed (202403), not serials. */
const largestSerial = 190_000

/** A field of the form and where its value stands among those of a row. */
export interface AskedField {
  readonly key: string
  readonly field: Field
  /** 0-based. */
  readonly column: number
}

/** The fields that a table or a paper form asks for, in the order of the form. */
export function askedFields(
  form: Form,
  columns: Iterable<readonly [key: string, column: number]>,
): readonly AskedField[] {
  const byKey = new Map(columns)
  return fieldEntries(form).flatMap(([key, field]) => {
    const column = byKey.get(key)
    return column === undefined ? [] : [{ key, field, column }]
  })
}

/**
 * The cells of one row or paper form.
 * @param isPercent by index of the values
 * @returns null when every cell that somebody fills is blank.
 */
export function readCells(
  values: readonly GridValue[],
  asked: readonly AskedField[],
  is1904: boolean,
  isPercent: ShownAsPercent,
): Cells | null {
  const cells: Record<string, CellValue> = {}
  let filled = false
  for (const { key, field, column } of asked) {
    const value = values[column] ?? null
    if (isBlank(value)) continue
    if (field.kind !== 'calculated') filled = true
    const shown = isPercent(column) ? percentText(field, value) : value
    const cell = parseCell(field, is1904 ? from1904(field, shown) : shown)
    if (cell !== null) cells[key] = cell
  }
  return filled ? cells : null
}

/** Who types 50% has 0.5 in the cell; a field that is asked for in percent means the 50 that is shown. */
function percentText(field: Field, value: GridValue): GridValue {
  const isAskedSo = field.kind === 'decimal' && field.unit === '%'
  return isAskedSo && typeof value === 'number' ? `${hundredfold(value)}%` : value
}

function hundredfold(value: number): number {
  const shifted = Number(`${value}e2`)
  return Number.isNaN(shifted) ? value * 100 : shifted
}

function from1904(field: Field, value: GridValue): GridValue {
  return field.kind === 'date' && typeof value === 'number' && value < largestSerial ? value + days1904 : value
}

export function textOf(cells: Cells, key: string): string | null {
  const value = cells[key]
  return typeof value === 'string' ? value : null
}
