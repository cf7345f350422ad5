import { addressOf, columnLetters } from '#workbook/address.ts'
import { cellInput } from '../cell-text.ts'
import type { OwnWrites } from '../own-writes.ts'
import { letOthersWork } from '../pause.ts'
import type { Report } from '../report.ts'
import { headingRow, rowAddress } from '../report-place.ts'
import { SpreadsheetFailure } from '../spreadsheet-failure.ts'
import type { Batches } from './batches.ts'
import { officeCode } from './office-error.ts'
import { rangeAt } from './range-at.ts'
import { emptySheet, findReportSheet } from './report-sheet.ts'
import { needs } from './requirements.ts'

/** Cells of one batch. */
const mostCells = 20_000

/**
 * Writes the report to its sheet and answers what that is called: lines, a table with formats and widths, its heading
 * frozen; and shows it. Rejects with SpreadsheetFailure 'protected' where the workbook takes no sheets, or the user protected ours.
 */
export async function writeReport(batches: Batches, own: OwnWrites, level: number, report: Report): Promise<string> {
  return await own.during(async (claim) => {
    // What refuses is the workbook until there is a sheet of ours.
    let sheet = ''
    try {
      const { id, name } = await batches.run(async (context) => {
        const found = await findReportSheet(context, report.sheet)
        if (!found.isNew) sheet = found.name
        await emptySheet(context, found.sheet)
        layOut(found.sheet, report, level)
        await context.sync()
        return { id: found.sheet.id, name: found.name }
      })
      claim(id, null)
      const rowsEach = Math.max(1, Math.floor(mostCells / report.columns.length))
      for (let done = 0; done < report.rows.length; done += rowsEach) {
        await letOthersWork()
        await batches.run((context) => writeRows(context, id, report, done, rowsEach))
      }
      await letOthersWork()
      await batches.run((context) => makeTable(context, id, report))
      return name
    } catch (error) {
      if (officeCode(error) !== 'AccessDenied') throw error
      throw new SpreadsheetFailure('protected', sheet, 'no sheet of ours can be written')
    }
  })
}

const alignments = { left: 'Left', right: 'Right', center: 'Center' } as const

/** Everything but the rows. */
function layOut(sheet: Excel.Worksheet, report: Report, level: number): void {
  const heading = headingRow(report)
  const last = heading + Math.max(1, report.rows.length)
  for (const [index, line] of report.lines.entries()) {
    const cell = rangeAt(sheet, addressOf(index + 1, 0))
    cell.values = [[cellInput(line)]]
    cell.format.font.bold = index === 0
    cell.format.font.size = index === 0 ? 14 : 10
    if (index > 0) cell.format.font.color = '#4A545E'
  }
  for (const [column, { heading: text, width, format, align }] of report.columns.entries()) {
    const letters = columnLetters(column)
    const head = rangeAt(sheet, `${letters}${heading}`)
    head.values = [[cellInput(text)]]
    head.format.horizontalAlignment = alignments[align]
    const cells = rangeAt(sheet, `${letters}${heading + 1}:${letters}${last}`)
    setFormat(cells, format)
    cells.format.horizontalAlignment = alignments[align]
    rangeAt(sheet, `${letters}:${letters}`).format.columnWidth = pointsOf(width)
  }
  const headings = rangeAt(sheet, rowAddress(report, heading, heading))
  headings.format.wrapText = true
  headings.format.verticalAlignment = 'Center'
  // As the heads of the templates; WPS and LibreOffice do not draw the table's own style.
  headings.format.fill.color = '#0B6B55'
  headings.format.font.color = '#FFFFFF'
  headings.format.font.bold = true
  if (level >= needs.freezing) sheet.freezePanes.freezeRows(heading)
}

async function writeRows(
  context: Excel.RequestContext,
  id: string,
  report: Report,
  start: number,
  count: number,
): Promise<void> {
  const rows = report.rows.slice(start, start + count)
  const first = headingRow(report) + 1 + start
  const range = rangeAt(context.workbook.worksheets.getItem(id), rowAddress(report, first, first + rows.length - 1))
  // A cell in text format takes every text as it is.
  range.values = rows.map((row) =>
    report.columns.map(({ format }, column) => {
      const value = row[column] ?? null
      return format === '@' ? (value ?? '') : cellInput(value)
    }),
  )
  await context.sync()
}

async function makeTable(context: Excel.RequestContext, id: string, report: Report): Promise<void> {
  const sheet = context.workbook.worksheets.getItem(id)
  const heading = headingRow(report)
  const cells = rangeAt(sheet, rowAddress(report, heading, heading + Math.max(1, report.rows.length)))
  const table = sheet.tables.add(cells, true)
  // Grey bands and thin lines: the figures are what matters, and it prints in black and white.
  table.style = 'TableStyleLight1'
  sheet.activate()
  await context.sync()
}

/** One text is taken for every cell of the range, which the types leave out. */
function setFormat(range: Excel.Range, format: string): void {
  Object.assign(range, { numberFormat: format })
}

/** Excel's own figures for the standard font: 7 pixels a character and 5 for the edges, 0.75 points a pixel. */
function pointsOf(characters: number): number {
  return (characters * 7 + 5) * 0.75
}
