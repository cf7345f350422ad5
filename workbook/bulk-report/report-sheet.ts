import { addressOf, columnLetters } from '../address.ts'
import { cellXml } from '../patch/cell.ts'
import type { ReportSheet } from './content.ts'

/** Looks of the template that the sheets of the report take over. */
export interface ReportLooks {
  readonly title: number
  readonly note: number
  readonly head: number
  readonly text: number
  readonly figure: number
}

/** The sheet part of one of them: title, notes, headings that stay in sight, rows that can be filtered. */
export function reportSheetXml(sheet: ReportSheet, looks: ReportLooks, isFirst: boolean): string {
  const { title, notes, columns, rows } = sheet
  const top = notes.length + 2
  const last = addressOf(top + rows.length, columns.length - 1)
  const cell = (row: number, column: number, value: string | number | boolean | null, look: number): string =>
    cellXml('', row, column, value, new Map([['s', String(look)]]))
  const row = (number: number, cells: string, height: number): string =>
    `<row r="${number}" ht="${height}" customHeight="1">${cells}</row>`
  const heads = columns.map(({ heading }, column) => cell(top, column, heading, looks.head)).join('')
  const body = rows.map((values, index) => {
    const number = top + 1 + index
    const cells = columns.map(({ align }, column) =>
      cell(number, column, values[column] ?? null, align === 'right' ? looks.figure : looks.text),
    )
    return row(number, cells.join(''), 6 + 14 * linesOf(values, columns))
  })
  const widths = columns.map(
    ({ width }, at) => `<col min="${at + 1}" max="${at + 1}" width="${width}" customWidth="1"/>`,
  )
  const place = `A${top + 1}`
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">',
    '<sheetPr><tabColor rgb="FF868F98"/><pageSetUpPr fitToPage="1"/></sheetPr>',
    `<dimension ref="A1:${last}"/>`,
    `<sheetViews><sheetView workbookViewId="0" showGridLines="0"${isFirst ? ' tabSelected="1"' : ''}>`,
    `<pane ySplit="${top}" topLeftCell="${place}" state="frozen" activePane="bottomLeft"/>`,
    `<selection pane="bottomLeft" activeCell="${place}" sqref="${place}"/></sheetView></sheetViews>`,
    `<sheetFormatPr defaultRowHeight="20"/><cols>${widths.join('')}</cols><sheetData>`,
    row(1, cell(1, 0, title, looks.title), 30),
    ...notes.map((note, index) => row(index + 2, cell(index + 2, 0, note, looks.note), 16)),
    row(top, heads, 24),
    ...body,
    `</sheetData><autoFilter ref="A${top}:${columnLetters(columns.length - 1)}${Math.max(top + 1, top + rows.length)}"/>`,
    '<printOptions horizontalCentered="1"/><pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>',
    '<pageSetup paperSize="8" orientation="landscape" fitToWidth="1" fitToHeight="0"/></worksheet>',
  ].join('')
}

/** Lines the fullest cell of a row is broken into: not every program finds the height by itself. */
function linesOf(values: ReportSheet['rows'][number], columns: ReportSheet['columns']): number {
  const lines = columns.map(({ width }, column) => {
    const value = values[column] ?? null
    const parts = typeof value === 'string' ? value.split('\n') : ['']
    return parts.reduce((all, part) => all + Math.max(1, Math.ceil(widthOf(part) / (width - 1))), 0)
  })
  return Math.min(mostLines, Math.max(...lines))
}

const mostLines = 12

/** In characters of the standard font, of which a Chinese one takes two. */
function widthOf(text: string): number {
  let width = 0
  for (const character of text) width += character > '\u2000' ? 2 : 1
  return width
}
