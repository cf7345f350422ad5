import { applicationFormId } from '#core/forms/workbook-form-id.ts'
import type { AnyRegion, AnyRow } from '#workbook/any-form.ts'

/** Empty lines offered below the last one of a table. */
export const spareLines = 20

/**
 * Rows that the workbook does not have yet, so that they can be filled: lines below a table's last row, and the one of
 * a paper form that is still blank.
 * @param last the last row of the region there is, null when there is none
 */
export function spareRows(region: AnyRegion, index: number, last: AnyRow | null): readonly AnyRow[] {
  if (region.layout === 'paper') {
    return last === null ? [emptyRow(region, index, paperRow(region))] : []
  }
  const from = (last?.row ?? region.headingRow) + 1
  return Array.from({ length: spareLines }, (_, offset) => emptyRow(region, index, from + offset))
}

/** As the reader numbers it: by the first field of its key. */
function paperRow({ form, fieldRows }: AnyRegion): number {
  return (form === applicationFormId ? fieldRows.uscc : fieldRows.parcelCode) ?? 1
}

function emptyRow({ sheet, form }: AnyRegion, region: number, row: number): AnyRow {
  return { id: `${sheet}!${row}`, sheet, row, region, form, cycle: null, parcelCode: null, uscc: null, cells: {} }
}
