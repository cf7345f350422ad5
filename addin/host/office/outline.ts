import { type Area, parseArea } from '#workbook/address.ts'
import type { DefinedName } from '#workbook/grid.ts'
import { metaNamespace } from '#workbook/meta.ts'
import type { SheetOutline, WorkbookOutline } from '../spreadsheet.ts'
import type { Batches } from './batches.ts'
import { loadNames, referenceOf } from './named-items.ts'
import { officeCode } from './office-error.ts'
import { protectionOf, toldProtection } from './protection.ts'
import { needs } from './requirements.ts'

/** Forms on paper have merged cells; a longer sheet is a table, whose rows are not searched for them. */
const paperRows = 400

/** Sheets, names and meta of the open workbook, in two batches. */
export async function readOutline(batches: Batches, level: number): Promise<WorkbookOutline> {
  for (let retries = 2; ; retries -= 1) {
    try {
      return await batches.run((context) => outlineOf(context, level))
    } catch (error) {
      // A sheet was deleted between the two batches.
      if (officeCode(error) !== 'ItemNotFound' || retries === 0) throw error
    }
  }
}

async function outlineOf(context: Excel.RequestContext, level: number): Promise<WorkbookOutline> {
  const { worksheets, names } = context.workbook
  worksheets.load('items/id,items/name,items/visibility')
  loadNames(names)
  const parts = level >= needs.customXml ? context.workbook.customXmlParts.getByNamespace(metaNamespace) : null
  parts?.load('items/id')
  await context.sync()

  const asked = worksheets.items.map((sheet) => ask(sheet, level))
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

function ask(sheet: Excel.Worksheet, level: number): Asked {
  const used = sheet.getUsedRangeOrNullObject(true)
  used.load('rowIndex,columnIndex,rowCount,columnCount')
  toldProtection(sheet)
  loadNames(sheet.names)
  const merged = level >= needs.mergedAreas ? sheet.getRange(`1:${paperRows}`).getMergedAreasOrNullObject() : null
  merged?.load('address')
  return { sheet, used, names: sheet.names, merged }
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
    merges: merged === null || merged.isNullObject || rows > paperRows ? [] : areasOf(merged.address),
  }
}

/** 'Sheet1!A1:B2,Sheet1!C3:D4': the name of a sheet may hold commas itself. */
function areasOf(address: string): readonly Area[] {
  const areas = address.match(/[A-Z]{1,3}\d+:[A-Z]{1,3}\d+(?=,|$)/g) ?? []
  return areas.flatMap((text) => parseArea(text) ?? [])
}

function definedName(item: Excel.NamedItem): readonly DefinedName[] {
  const reference = referenceOf(item)
  return reference === null ? [] : [{ name: item.name, ...reference }]
}
