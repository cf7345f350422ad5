import type { Area } from './area.ts'
import type { ProtectionOption } from './protection.ts'
import type { Sheet } from './sheet.ts'
import type { Workbook } from './workbook.ts'

/** Whether a protected sheet keeps anyone from changing these cells: one locked cell is enough. */
export function isLocked(workbook: Workbook, sheet: Sheet, area: Area): boolean {
  if (sheet.protection === null) return false
  const rows = Math.min(area.bottom, Math.max(area.top, sheet.rows.length))
  const right = Math.min(area.right, Math.max(area.left, widestRow(sheet)))
  for (let row = area.top; row <= rows; row += 1) {
    for (let column = area.left; column <= right; column += 1) {
      if (workbook.lookOf(sheet, row, column).locked) return true
    }
  }
  return false
}

/** Whether a protected sheet forbids this. */
export function forbids(sheet: Sheet, option: ProtectionOption): boolean {
  return sheet.protection !== null && !sheet.protection.allowed.has(option)
}

function widestRow(sheet: Sheet): number {
  const cells = sheet.rows.reduce((most, row) => Math.max(most, row?.looks.length ?? 0), 0)
  return Math.max(cells, sheet.columns.length)
}
