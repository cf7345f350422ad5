import type { Area } from '../model/area.ts'
import type { Row, Sheet } from '../model/sheet.ts'
import type { CellValue } from '../model/value.ts'
import type { Workbook } from '../model/workbook.ts'

/** Sorts the rows of an area by one of its columns: numbers, then text, blanks last. Looks go with their cells. */
export function sortRows(workbook: Workbook, sheet: Sheet, area: Area, column: number, ascending: boolean): void {
  const key = area.left + column
  const rows = Array.from({ length: area.bottom - area.top + 1 }, (_, index) => ({
    value: sheet.valueAt(area.top + index, key),
    row: copied(sheet.rows[area.top + index], area),
  }))
  rows.sort((a, b) => compare(a.value, b.value, ascending))
  for (const [index, { row }] of rows.entries()) {
    const target = sheet.row(area.top + index)
    for (let at = area.left; at <= area.right; at += 1) {
      sheet.setCell(area.top + index, at, row.values[at - area.left] ?? null, row.formulas[at - area.left])
      target.looks[at] = row.looks[at - area.left]
    }
  }
  workbook.announce({ kind: 'cells-changed', sheet, area, changeType: 'RangeEdited', shift: 'None' })
}

function copied(row: Row | undefined, { left, right }: Area): Pick<Row, 'values' | 'formulas' | 'looks'> {
  const slice = <T>(cells: readonly T[] | undefined): T[] => (cells ?? []).slice(left, right + 1)
  return { values: slice(row?.values), formulas: slice(row?.formulas), looks: slice(row?.looks) }
}

function compare(a: CellValue, b: CellValue, ascending: boolean): number {
  if (a === null || b === null) return Number(a === null) - Number(b === null)
  const order =
    typeof a === 'number' && typeof b === 'number'
      ? a - b
      : rank(a) - rank(b) || String(a).localeCompare(String(b), 'zh-CN')
  return ascending ? order : -order
}

function rank(value: CellValue): number {
  return ['number', 'string', 'boolean', 'object'].indexOf(typeof value)
}
