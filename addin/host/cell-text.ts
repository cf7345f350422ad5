import type { GridValue } from '#workbook/grid.ts'

/**
 * What to give office.js so that the cell holds this value: Excel takes a text as if it were typed, so what it would
 * make a formula, a number or a day of gets the apostrophe that marks text. '' empties the cell.
 */
export function cellInput(value: GridValue): string | number | boolean {
  if (value === null) return ''
  return typeof value === 'string' && isReinterpreted(value) ? `'${value}` : value
}

/** Wider than need be: an apostrophe is never shown and never read back. */
function isReinterpreted(text: string): boolean {
  return /^\s*['=+\-@#(.,\d$¥￥€£%]/.test(text) || /^\s*(true|false|[a-z]{3,9}[-./ ]?\d)/i.test(text)
}

/** Whether a cell that was read back holds what was written; Excel keeps 15 digits of a number. */
export function isSameValue(written: GridValue, found: unknown): boolean {
  if (written === null) return found === '' || found === null
  if (typeof written === 'number' && typeof found === 'number') {
    return Math.abs(written - found) <= Math.abs(written) * 1e-14
  }
  return written === found
}
