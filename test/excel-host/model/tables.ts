import { type Area, columnCount, intersection } from './area.ts'
import { cellText } from './cell-text.ts'
import type { Sheet } from './sheet.ts'
import { insertion, shiftCells } from './shift.ts'
import type { Table, TableColumn } from './table.ts'
import type { Workbook } from './workbook.ts'

export function overlapsTable(sheet: Sheet, area: Area): boolean {
  return sheet.tables.some(({ anchor }) => anchor.area !== null && intersection(anchor.area, area) !== null)
}

/**
 * A table over an area. Its headings become text, blank ones 列1, 列2 ..., repeated ones get a number; without headings
 * the cells move down one row for them.
 */
export function addTable(workbook: Workbook, sheet: Sheet, area: Area, hasHeaders: boolean): Table {
  if (!hasHeaders) shiftCells(workbook, sheet, insertion({ ...area, bottom: area.top }, 'row'))
  const whole = hasHeaders && area.bottom > area.top ? area : { ...area, bottom: area.bottom + 1 }
  const columns: TableColumn[] = []
  for (let index = 0; index < columnCount(area); index += 1) {
    const heading = sheet.valueAt(area.top, area.left + index)
    const wanted = cellText(heading, 'General') || `列${index + 1}`
    const name = freeHeading(wanted, columns)
    columns.push({ id: index + 1, name })
    sheet.setCell(area.top, area.left + index, name)
  }
  const id = 1 + workbook.tables().reduce((most, { table }) => Math.max(most, Number(table.id)), 0)
  const table: Table = {
    id: String(id),
    name: freeTableName(workbook, id),
    anchor: { sheetId: sheet.id, area: whole },
    style: 'TableStyleMedium2',
    showHeaders: true,
    showFilterButton: true,
    showBandedRows: true,
    showBandedColumns: false,
    highlightFirstColumn: false,
    highlightLastColumn: false,
    columns,
  }
  sheet.tables.push(table)
  workbook.touch()
  return table
}

/** The rows under the headings. */
export function bodyOf({ anchor, showHeaders }: Table): Area {
  const area = anchor.area ?? { top: 0, left: 0, bottom: 0, right: 0 }
  return showHeaders ? { ...area, top: Math.min(area.top + 1, area.bottom) } : area
}

function freeHeading(wanted: string, columns: readonly TableColumn[]): string {
  const isTaken = (name: string): boolean => columns.some((column) => column.name.toLowerCase() === name.toLowerCase())
  let name = wanted
  for (let number = 2; isTaken(name); number += 1) name = `${wanted}${number}`
  return name
}

function freeTableName(workbook: Workbook, start: number): string {
  const names = new Set(workbook.tables().map(({ table }) => table.name))
  let number = start
  while (names.has(`表${number}`)) number += 1
  return `表${number}`
}
