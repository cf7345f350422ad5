import { type Area, contains, isEntireColumn, isEntireRow, isOneCell } from './area.ts'
import { readEntry } from './entry.ts'
import type { Look } from './look.ts'
import type { Sheet } from './sheet.ts'
import type { CellValue } from './value.ts'
import type { Workbook } from './workbook.ts'

/** What goes into a cell: undefined or null leaves it as it is, '' empties it, text is read as if typed. */
export type CellInput = string | number | boolean | null | undefined

/** Writes a block of cells, told as one edit. Protection is not looked at here. */
export function writeCells(
  workbook: Workbook,
  sheet: Sheet,
  area: Area,
  inputAt: (row: number, column: number) => CellInput,
): void {
  const before = sheet.valueAt(area.top, area.left)
  for (let row = area.top; row <= area.bottom; row += 1) {
    for (let column = area.left; column <= area.right; column += 1) {
      const input = inputAt(row - area.top, column - area.left)
      if (input === null || input === undefined) continue
      if (typeof input === 'string') writeText(workbook, sheet, row, column, input)
      else sheet.setCell(row, column, input)
    }
  }
  tellEdit(workbook, sheet, area, before)
}

/** Puts values in as they are, without reading them. */
export function setValues(
  workbook: Workbook,
  sheet: Sheet,
  area: Area,
  valueAt: (row: number, column: number) => CellValue,
): void {
  const before = sheet.valueAt(area.top, area.left)
  for (let row = area.top; row <= area.bottom; row += 1) {
    for (let column = area.left; column <= area.right; column += 1) {
      sheet.setCell(row, column, valueAt(row - area.top, column - area.left))
    }
  }
  tellEdit(workbook, sheet, area, before)
}

/** Empties cells and keeps their looks. */
export function emptyCells(workbook: Workbook, sheet: Sheet, area: Area): void {
  const before = sheet.valueAt(area.top, area.left)
  const populated = sheet.populated(area)
  if (populated !== null) {
    for (let row = populated.top; row <= populated.bottom; row += 1) {
      const record = sheet.rows[row]
      if (record === undefined) continue
      for (let column = populated.left; column <= populated.right; column += 1) {
        delete record.values[column]
        delete record.formulas[column]
      }
    }
  }
  tellEdit(workbook, sheet, area, before)
}

/** Changes the look of cells; whole columns and rows keep it for cells to come. */
export function changeLook(workbook: Workbook, sheet: Sheet, area: Area, change: Partial<Look>): void {
  const { looks } = workbook
  const memo = new Map<number, number>()
  const changed = (look: number): number => {
    const known = memo.get(look) ?? looks.changed(look, change)
    memo.set(look, known)
    return known
  }
  const isWholeColumn = isEntireColumn(area)
  const isWholeRow = isEntireRow(area)
  const cells = isWholeColumn || isWholeRow ? sheet.populated(area) : area
  if (cells !== null) {
    for (let row = cells.top; row <= cells.bottom; row += 1) {
      for (let column = cells.left; column <= cells.right; column += 1) {
        const isWritten = !(isWholeColumn || isWholeRow) || sheet.rows[row]?.looks[column] !== undefined
        if (isWritten) sheet.setLook(row, column, changed(sheet.lookAt(row, column)))
      }
    }
  }
  if (isWholeColumn) changeColumns(sheet, area, changed)
  else if (isWholeRow) changeRows(sheet, area, changed)
  workbook.touch()
}

function changeColumns(sheet: Sheet, area: Area, changed: (look: number) => number): void {
  for (let column = area.left; column <= area.right; column += 1) {
    const record = sheet.column(column)
    record.look = changed(record.look ?? 0)
  }
}

function changeRows(sheet: Sheet, area: Area, changed: (look: number) => number): void {
  for (let row = area.top; row <= area.bottom; row += 1) {
    const record = sheet.row(row)
    record.look = changed(record.look ?? 0)
  }
}

function writeText(workbook: Workbook, sheet: Sheet, row: number, column: number, text: string): void {
  const look = workbook.lookOf(sheet, row, column)
  const entry = readEntry(text, look.numberFormat)
  sheet.setCell(row, column, entry.value, entry.formula)
  if (entry.numberFormat !== undefined && look.numberFormat === 'General') {
    sheet.setLook(row, column, workbook.looks.changed(sheet.lookAt(row, column), { numberFormat: entry.numberFormat }))
  }
}

function tellEdit(workbook: Workbook, sheet: Sheet, area: Area, before: CellValue): void {
  keepHeadings(sheet, area)
  const details = isOneCell(area) ? { details: { before, after: sheet.valueAt(area.top, area.left) } } : {}
  workbook.announce({ kind: 'cells-changed', sheet, area, changeType: 'RangeEdited', shift: 'None', ...details })
}

/** A table's column is called what its heading cell says. */
function keepHeadings(sheet: Sheet, area: Area): void {
  for (const table of sheet.tables) {
    const body = table.anchor.area
    if (body === null || !table.showHeaders) continue
    for (const [index, column] of table.columns.entries()) {
      if (!contains(area, body.top, body.left + index)) continue
      column.name = String(sheet.valueAt(body.top, body.left + index) ?? column.name)
    }
  }
}
