import type { Area } from '#workbook/address.ts'
import type { DefinedName } from '#workbook/grid.ts'
import { metaNamespace } from '#workbook/meta.ts'
import type { SheetId, SheetOutline, WorkbookOutline } from '../spreadsheet.ts'
import type { Batches } from './batches.ts'
import { askMerges, mergedAreas, mergesOf, paperRows } from './merges.ts'
import { loadNames, referenceOf } from './named-items.ts'
import { officeCode } from './office-error.ts'
import { protectionOf, toldProtection } from './protection.ts'
import { needs } from './requirements.ts'

/** Sheets, names and meta of the open workbook, in two batches. */
export async function readOutline(batches: Batches, level: number): Promise<WorkbookOutline> {
  let withMerges = level >= needs.mergedAreas
  for (let retries = 3; ; retries -= 1) {
    try {
      const outline = await batches.run((context) => outlineOf(context, level, withMerges))
      return withMerges || level < needs.mergedAreas ? outline : await withMergesOneByOne(batches, outline)
    } catch (error) {
      const code = officeCode(error)
      if (code === null || retries === 0) throw error
      // A sheet was deleted between the two batches; all else may be a sheet with more merged areas than are answered.
      if (code !== 'ItemNotFound') {
        if (!withMerges) throw error
        withMerges = false
      }
    }
  }
}

async function outlineOf(context: Excel.RequestContext, level: number, withMerges: boolean): Promise<WorkbookOutline> {
  const { worksheets, names } = context.workbook
  worksheets.load('items/id,items/name,items/visibility')
  loadNames(names)
  const parts = level >= needs.customXml ? context.workbook.customXmlParts.getByNamespace(metaNamespace) : null
  parts?.load('items/id')
  await context.sync()

  const asked = worksheets.items.map((sheet) => ask(sheet, withMerges))
  const [part] = parts?.items ?? []
  const xml = part === undefined ? null : context.workbook.customXmlParts.getItem(part.id).getXml()
  await context.sync()

  return {
    sheets: asked.map(sheetOutline),
    names: [names, ...asked.map((one) => one.names)].flatMap((collection) => collection.items.flatMap(definedName)),
    // office.js does not tell which of the two date systems a workbook has.
    is1904: false,
    metaXml: xml === null ? null : xml.value,
  }
}

interface Asked {
  readonly sheet: Excel.Worksheet
  readonly used: Excel.Range
  readonly names: Excel.NamedItemCollection
  readonly merged: Excel.RangeAreas | null
}

function ask(sheet: Excel.Worksheet, withMerges: boolean): Asked {
  const used = sheet.getUsedRangeOrNullObject(true).untrack()
  used.load('rowIndex,columnIndex,rowCount,columnCount')
  toldProtection(sheet)
  loadNames(sheet.names)
  return { sheet, used, names: sheet.names, merged: withMerges ? askMerges(sheet) : null }
}

function sheetOutline({ sheet, used, merged }: Asked): SheetOutline {
  const rows = used.isNullObject ? 0 : used.rowIndex + used.rowCount
  return {
    id: sheet.id,
    name: sheet.name,
    hidden: sheet.visibility !== 'Visible',
    rows,
    columns: used.isNullObject ? 0 : used.columnIndex + used.columnCount,
    protection: protectionOf(sheet),
    merges: merged === null || rows > paperRows ? [] : mergesOf(merged),
  }
}

function definedName(item: Excel.NamedItem): readonly DefinedName[] {
  const reference = referenceOf(item)
  return reference === null ? [] : [{ name: item.name, ...reference }]
}

async function withMergesOneByOne(batches: Batches, outline: WorkbookOutline): Promise<WorkbookOutline> {
  const found = new Map<SheetId, readonly Area[]>()
  for (const { id, rows } of outline.sheets) {
    if (rows > 0 && rows <= paperRows) found.set(id, await mergedAreas(batches, id))
  }
  return { ...outline, sheets: outline.sheets.map((sheet) => ({ ...sheet, merges: found.get(sheet.id) ?? [] })) }
}
