import type { Area } from './area.ts'
import { cellText } from './cell-text.ts'
import type { Sheet } from './sheet.ts'
import type { Workbook } from './workbook.ts'

/** Width of a digit of the standard font and what a column has beside its characters, in pixels. */
const digitPixels = 7
const pointsPerPixel = 0.75
const standardCharacters = 8.43 + 5 / digitPixels
const standardRowPoints = 15

/** Points, as office.js says widths. The file's characters hold the padding. */
export function columnPoints(sheet: Sheet, column: number): number {
  const record = sheet.columns[column]
  if (record?.hidden === true) return 0
  return Math.round((record?.width ?? standardCharacters) * digitPixels) * pointsPerPixel
}

export function setColumnPoints(sheet: Sheet, column: number, points: number): void {
  sheet.column(column).width = points / pointsPerPixel / digitPixels
}

export function rowPoints(sheet: Sheet, row: number): number {
  const record = sheet.rows[row]
  if (record?.hidden === true) return 0
  return record?.height ?? standardRowPoints
}

export function setRowPoints(sheet: Sheet, row: number, points: number): void {
  sheet.row(row).height = points
}

/** Wide enough for the longest text; a Chinese character is two wide. */
export function autofitColumns(workbook: Workbook, sheet: Sheet, area: Area): void {
  const cells = sheet.populated(area)
  for (let column = cells?.left ?? 0; column <= (cells?.right ?? -1); column += 1) {
    let longest = 0
    for (let row = cells?.top ?? 0; row <= (cells?.bottom ?? -1); row += 1) {
      const value = sheet.valueAt(row, column)
      if (value === null) continue
      const text = cellText(value, workbook.lookOf(sheet, row, column).numberFormat)
      longest = Math.max(
        longest,
        [...text].reduce((sum, letter) => sum + (letter > '\u2e7f' ? 2 : 1), 0),
      )
    }
    if (longest > 0) sheet.column(column).width = longest + 5 / digitPixels
  }
  workbook.touch()
}
