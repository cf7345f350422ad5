import type { GridValue } from '#workbook/grid.ts'
import { cellInput } from '../cell-text.ts'
import { memberIfAny, type WpsRange } from './jsapi.ts'

/** Errors come as the numbers of VBA's CVErr. */
const errorTexts: Readonly<Record<number, string>> = {
  [-2146826288]: '#NULL!',
  [-2146826281]: '#DIV/0!',
  [-2146826273]: '#VALUE!',
  [-2146826265]: '#REF!',
  [-2146826259]: '#NAME?',
  [-2146826252]: '#NUM!',
  [-2146826246]: '#N/A',
}

/** Rows of values, whether WPS gives a value, a list or a table. */
export function valuesOf(range: WpsRange, rows: number, columns: number): readonly (readonly GridValue[])[] {
  const found: unknown = memberIfAny(range, 'Value2')
  return Array.from({ length: rows }, (_, row) =>
    Array.from({ length: columns }, (__, column) => {
      if (!Array.isArray(found)) return rows * columns === 1 ? gridValue(found) : null
      const cells: unknown = found[row]
      if (Array.isArray(cells)) return gridValue(cells[column])
      return gridValue(rows === 1 || columns === 1 ? found[row + column] : null)
    }),
  )
}

/** Text that would be taken for something else is marked as text; null empties the cell. */
export function setValues(range: WpsRange, values: readonly (readonly GridValue[])[]): void {
  setInputs(
    range,
    values.map((row) => row.map(cellInput)),
  )
}

/** As they are, for cells in text format; '' empties the cell. */
export function setInputs(range: WpsRange, inputs: readonly (readonly (string | number | boolean)[])[]): void {
  const [[single] = []] = inputs
  const input = inputs.length * (inputs[0]?.length ?? 0) === 1 ? single : inputs
  // Where Value2 is a method it takes nothing.
  if (typeof range.Value2 === 'function' && range.Value !== undefined) range.Value(undefined, input)
  else range.Value2 = input
}

function gridValue(value: unknown): GridValue {
  if (typeof value === 'number') return errorTexts[value] ?? value
  return typeof value === 'boolean' || (typeof value === 'string' && value !== '') ? value : null
}

/** #RRGGBB as VBA counts it: red in the lowest byte. */
export function colourNumber(text: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((start) => Number.parseInt(text.slice(start, start + 2), 16))
  return red + green * 0x100 + blue * 0x10000
}
