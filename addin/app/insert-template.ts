import { namedCells } from '#workbook/defined-names.ts'
import { metaToRows, metaToXml } from '#workbook/meta.ts'
import { metaOfParts } from '#workbook/meta-parts.ts'
import { readParts } from '#workbook/package/parts.ts'
import type { Spreadsheet } from '../host/spreadsheet.ts'

/**
 * Brings a template of ours into the open workbook, with its names and what it knows of itself: neither comes along by
 * itself. Answers what its visible sheets are called here. Rejects with SpreadsheetFailure.
 */
export async function insertTemplate(spreadsheet: Spreadsheet, bytes: Uint8Array): Promise<readonly string[]> {
  const parts = readParts(bytes)
  const names = namedCells(parts)
  const sheets = await spreadsheet.insertSheets(bytes, names)
  const meta = metaOfParts(parts)
  if (meta !== null) await spreadsheet.writeMeta(metaToXml(meta), metaToRows(meta))
  const withForms = new Set(names.map((name) => name.sheet))
  return [...sheets].flatMap(([template, here]) => (withForms.has(template) ? [here] : []))
}
