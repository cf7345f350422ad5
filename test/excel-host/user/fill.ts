import type { Area } from '../model/area.ts'
import type { Sheet } from '../model/sheet.ts'
import type { Workbook } from '../model/workbook.ts'

/** Copies the first row of an area to its other rows that are not hidden, told as one edit. Formulas go along unmoved. */
export function fillDown(workbook: Workbook, sheet: Sheet, area: Area): void {
  for (let row = area.top + 1; row <= area.bottom; row += 1) {
    if (sheet.rows[row]?.hidden === true) continue
    for (let column = area.left; column <= area.right; column += 1) {
      sheet.setCell(row, column, sheet.valueAt(area.top, column), sheet.formulaAt(area.top, column))
    }
  }
  workbook.announce({ kind: 'cells-changed', sheet, area, changeType: 'RangeEdited', shift: 'None' })
}
