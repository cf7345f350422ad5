import { addressOf, columnLetters } from '#workbook/address.ts'
import { reportMark } from '#workbook/report-mark.ts'
import { cellInput } from '../cell-text.ts'
import { letOthersWork } from '../pause.ts'
import type { Report } from '../report.ts'
import { freeName, headingRow, isVariant, rowAddress } from '../report-place.ts'
import { SpreadsheetFailure } from '../spreadsheet-failure.ts'
import type { Book } from './book.ts'
import { itemsOf, memberIfAny, memberOf, type WpsSheet } from './jsapi.ts'
import { isShown, namesOf, protectionOf } from './outline.ts'
import { colourNumber, setInputs, setValues } from './values.ts'
import type { Writing } from './write-cells.ts'

const rowsEach = 500
const alignments: Readonly<Record<Report['columns'][number]['align'], number>> = {
  left: -4131,
  center: -4108,
  right: -4152,
}

/** Lines, headings and rows on our own sheet, as a table where this build has those. Answers the sheet's name. */
export async function writeReport({ calls, book, own }: Writing, report: Report): Promise<string> {
  return await own.during(async (claim) => {
    const name = await calls.run(() => {
      const sheet = reportSheet(book, report.sheet)
      layOut(sheet, report)
      return memberOf(sheet, 'Name')
    })
    claim(name, null)
    const heading = headingRow(report)
    for (let done = 0; done < report.rows.length; done += rowsEach) {
      const rows = report.rows.slice(done, done + rowsEach)
      const area = rowAddress(report, heading + 1 + done, heading + done + rows.length)
      const inputs = rows.map((row) =>
        report.columns.map(({ format }, column) => {
          const value = row[column] ?? null
          return format === '@' ? (value ?? '') : cellInput(value)
        }),
      )
      await letOthersWork()
      await calls.run(() => setInputs(sheetNamed(book, name).Range(area), inputs))
    }
    await calls.run(() => finish(sheetNamed(book, name), report))
    return name
  })
}

function sheetNamed(book: Book, name: string): WpsSheet {
  const sheet = book.sheet(name)
  if (sheet === null) throw new SpreadsheetFailure('refused', name, 'the sheet is gone')
  return sheet
}

/** The emptied sheet of the last report, or a new one. */
function reportSheet(book: Book, wanted: string): WpsSheet {
  const names = book.sheets().map((sheet) => memberOf(sheet, 'Name'))
  const marked = namesOf(book.workbook()).filter(({ name }) => name === reportMark)
  const known = marked.find(({ sheet }) => isVariant(sheet, wanted) && names.includes(sheet))
  if (known === undefined) {
    const sheet = book.addSheet(freeName(wanted, new Set(names.map((name) => name.toLowerCase()))))
    memberOf(sheet, 'Names').Add(reportMark, `='${memberOf(sheet, 'Name')}'!$A$1`, false)
    return sheet
  }
  const sheet = sheetNamed(book, known.sheet)
  if (protectionOf(sheet) !== 'none') throw new SpreadsheetFailure('protected', known.sheet, 'the user protected it')
  const tables = memberIfAny(sheet, 'ListObjects')
  for (const table of tables ? [...itemsOf(tables)].reverse() : []) table.Delete()
  memberOf(sheet, 'Cells').Clear()
  if (!isShown(sheet)) sheet.Visible = -1
  return sheet
}

/** Everything but the rows. */
function layOut(sheet: WpsSheet, report: Report): void {
  const heading = headingRow(report)
  for (const [index, line] of report.lines.entries()) {
    const cell = sheet.Range(addressOf(index + 1, 0))
    setValues(cell, [[line]])
    memberOf(cell, 'Font').Bold = index === 0
    memberOf(cell, 'Font').Size = index === 0 ? 14 : 10
  }
  for (const [column, { width, format, align }] of report.columns.entries()) {
    const letters = columnLetters(column)
    const cells = sheet.Range(`${letters}${heading + 1}:${letters}${heading + Math.max(1, report.rows.length)}`)
    cells.NumberFormat = format
    cells.HorizontalAlignment = alignments[align]
    sheet.Range(`${letters}:${letters}`).ColumnWidth = width
  }
  const headings = sheet.Range(rowAddress(report, heading, heading))
  setValues(headings, [report.columns.map((column) => column.heading)])
  memberOf(headings, 'Font').Bold = true
  // As the heads of the templates: WPS does not draw the table's own style.
  memberOf(headings, 'Font').Color = colourNumber('#FFFFFF')
  memberOf(headings, 'Interior').Color = colourNumber('#0B6B55')
}

function finish(sheet: WpsSheet, report: Report): void {
  const heading = headingRow(report)
  const cells = sheet.Range(rowAddress(report, heading, heading + Math.max(1, report.rows.length)))
  const tables = memberIfAny(sheet, 'ListObjects')
  if (tables) tables.Add(1, cells, undefined, 1).TableStyle = 'TableStyleLight1'
  sheet.Activate()
}
