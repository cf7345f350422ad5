import { reportMark } from '#workbook/report-mark.ts'
import { freeName, isVariant } from '../report-place.ts'
import { rangeAt } from './range-at.ts'

/** What to write a report on. */
export interface ReportSheet {
  readonly sheet: Excel.Worksheet
  readonly name: string
  readonly isNew: boolean
}

/**
 * The sheet of the last report, or a new one: a user's sheet of that name stays, ours is called … (2). Not yet synced
 * when it is new.
 */
export async function findReportSheet(context: Excel.RequestContext, wanted: string): Promise<ReportSheet> {
  const { worksheets } = context.workbook
  worksheets.load('items/id,items/name')
  await context.sync()
  const candidates = worksheets.items.filter((sheet) => isVariant(sheet.name, wanted))
  const marks = candidates.map((sheet) => {
    const item = sheet.names.getItemOrNullObject(reportMark)
    item.load('name')
    return { sheet, item }
  })
  if (marks.length > 0) await context.sync()
  const ours = marks.find(({ item }) => !item.isNullObject)?.sheet
  if (ours !== undefined) return { sheet: ours, name: ours.name, isNew: false }
  const name = freeName(wanted, new Set(worksheets.items.map((sheet) => sheet.name.toLowerCase())))
  const sheet = worksheets.add(name)
  sheet.names.add(reportMark, rangeAt(sheet, 'A1')).visible = false
  return { sheet, name, isNew: true }
}

/** Empties a sheet of ours and shows it, whatever became of it. */
export async function emptySheet(context: Excel.RequestContext, sheet: Excel.Worksheet): Promise<void> {
  sheet.load('id,visibility')
  sheet.tables.load('items/id')
  await context.sync()
  if (sheet.visibility !== 'Visible') sheet.visibility = 'Visible'
  for (const table of sheet.tables.items) table.delete()
  rangeAt(sheet).clear()
}
