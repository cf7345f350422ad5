import { addressOf } from '#workbook/address.ts'
import { metaNamespace, metaSheetName } from '#workbook/meta.ts'
import { cellInput } from '../cell-text.ts'
import type { OwnWrites } from '../own-writes.ts'
import { letOthersWork } from '../pause.ts'
import { SpreadsheetFailure } from '../spreadsheet-failure.ts'
import type { Batches } from './batches.ts'
import { officeCode } from './office-error.ts'
import { rangeAt } from './range-at.ts'
import { needs } from './requirements.ts'

/** Cells of one batch. */
const mostCells = 20_000

/**
 * Writes the meta into its two homes: the custom XML part, where the host knows those, and the very hidden sheet.
 * Rejects with SpreadsheetFailure 'protected' where the workbook takes no new sheet; the part is then written.
 */
export async function writeMeta(
  batches: Batches,
  own: OwnWrites,
  level: number,
  xml: string,
  rows: readonly (readonly string[])[],
): Promise<void> {
  if (level >= needs.customXml) await batches.run((context) => writePart(context, xml))
  await own.during(async (claim) => {
    try {
      const columns = Math.max(1, ...rows.map((row) => row.length))
      claim(await batches.run((context) => emptyMetaSheet(context)), null)
      const rowsEach = Math.max(1, Math.floor(mostCells / columns))
      for (let done = 0; done < rows.length; done += rowsEach) {
        await letOthersWork()
        await batches.run((context) => writeRows(context, rows.slice(done, done + rowsEach), done, columns))
      }
    } catch (error) {
      if (officeCode(error) !== 'AccessDenied') throw error
      throw new SpreadsheetFailure('protected', '', 'the workbook takes no sheet of ours')
    }
  })
}

/** One part of ours, however many other programs have left. */
async function writePart(context: Excel.RequestContext, xml: string): Promise<void> {
  const parts = context.workbook.customXmlParts
  const ours = parts.getByNamespace(metaNamespace)
  ours.load('items/id')
  await context.sync()
  const [first, ...others] = ours.items
  if (first === undefined) parts.add(xml)
  else parts.getItem(first.id).setXml(xml)
  for (const other of others) parts.getItem(other.id).delete()
  await context.sync()
}

/** @returns id of the sheet, made where there was none */
async function emptyMetaSheet(context: Excel.RequestContext): Promise<string> {
  const found = context.workbook.worksheets.getItemOrNullObject(metaSheetName)
  found.load('id,visibility')
  await context.sync()
  const sheet = found.isNullObject ? context.workbook.worksheets.add(metaSheetName) : found
  sheet.load('id')
  if (found.isNullObject || found.visibility !== 'VeryHidden') sheet.visibility = 'VeryHidden'
  rangeAt(sheet).clear()
  await context.sync()
  return sheet.id
}

async function writeRows(
  context: Excel.RequestContext,
  rows: readonly (readonly string[])[],
  done: number,
  columns: number,
): Promise<void> {
  const sheet = context.workbook.worksheets.getItem(metaSheetName)
  const range = rangeAt(sheet, `${addressOf(done + 1, 0)}:${addressOf(done + rows.length, columns - 1)}`)
  range.values = rows.map((row) => Array.from({ length: columns }, (_, column) => cellInput(row[column] || null)))
  await context.sync()
}
