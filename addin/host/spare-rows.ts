import type { Region, WorkbookRow } from '#workbook/read-result.ts'

/** Empty lines offered below the last one of a table. */
export const spareLines = 20

/**
 * Rows that the workbook does not have yet, so that they can be filled: lines below a table's last row, and the one of
 * a paper form that is still blank.
 * @param last the last row of the region there is, null when there is none
 */
export function spareRows(region: Region, index: number, last: WorkbookRow | null): readonly WorkbookRow[] {
  if (region.layout === 'paper') {
    return last === null ? [emptyRow(region, index, region.fieldRows.parcelCode ?? 1)] : []
  }
  const from = (last?.row ?? region.headingRow) + 1
  return Array.from({ length: spareLines }, (_, offset) => emptyRow(region, index, from + offset))
}

function emptyRow({ sheet, form }: Region, region: number, row: number): WorkbookRow {
  return { id: `${sheet}!${row}`, sheet, row, region, form, cycle: null, parcelCode: null, uscc: null, cells: {} }
}
