import { type Area, sameArea } from './area.ts'
import type { Sheet } from './sheet.ts'
import type { Workbook } from './workbook.ts'

/** Selects cells and brings their sheet to the front. */
export function selectCells(workbook: Workbook, sheet: Sheet, area: Area): void {
  const isNew = workbook.active !== sheet || !sameArea(sheet.selection, area)
  workbook.activate(sheet)
  sheet.selection = area
  if (isNew) workbook.announce({ kind: 'selected', sheet, area })
}
