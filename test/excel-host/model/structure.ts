import { type Area, isEntireColumn, isEntireRow } from './area.ts'
import type { ChangeType } from './event.ts'
import type { Sheet } from './sheet.ts'
import { deletion, insertion, shiftCells } from './shift.ts'
import type { Workbook } from './workbook.ts'

/** Puts cells in where an area is, and tells it. */
export function insertCells(workbook: Workbook, sheet: Sheet, area: Area, shift: 'Down' | 'Right'): void {
  const axis = axisOf(area, shift === 'Down' ? 'row' : 'column')
  shiftCells(workbook, sheet, insertion(area, axis))
  tell(workbook, sheet, area, 'Inserted', axis === 'row' ? 'ShiftCellDown' : 'ShiftCellRight')
}

export function deleteCells(workbook: Workbook, sheet: Sheet, area: Area, shift: 'Up' | 'Left'): void {
  const axis = axisOf(area, shift === 'Up' ? 'row' : 'column')
  shiftCells(workbook, sheet, deletion(area, axis))
  tell(workbook, sheet, area, 'Deleted', axis === 'row' ? 'ShiftCellUp' : 'ShiftCellLeft')
}

/** Whole rows move up and down, whole columns left and right, whatever was asked for. */
function axisOf(area: Area, asked: 'row' | 'column'): 'row' | 'column' {
  if (isEntireRow(area)) return 'row'
  return isEntireColumn(area) ? 'column' : asked
}

function tell(
  workbook: Workbook,
  sheet: Sheet,
  area: Area,
  what: 'Inserted' | 'Deleted',
  shift: 'ShiftCellDown' | 'ShiftCellRight' | 'ShiftCellUp' | 'ShiftCellLeft',
): void {
  const whose = isEntireRow(area) ? 'Row' : isEntireColumn(area) ? 'Column' : 'Cell'
  const changeType: ChangeType = `${whose}${what}`
  // The direction of whole rows and columns is clear and not told (ChangeDirectionState: "only for cells").
  workbook.announce({ kind: 'cells-changed', sheet, area, changeType, shift: whose === 'Cell' ? shift : 'None' })
}
