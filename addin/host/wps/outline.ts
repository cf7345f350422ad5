import { parseReference } from '#workbook/address.ts'
import { columnLimit, type DefinedName } from '#workbook/grid.ts'
import { metaNamespace } from '#workbook/meta.ts'
import type { SheetOutline, WorkbookOutline } from '../spreadsheet.ts'
import type { Book } from './book.ts'
import { itemsOf, memberIfAny, memberOf, type WpsSheet, type WpsWorkbook } from './jsapi.ts'
import { valuesOf } from './values.ts'

/** Sheets, names and meta. Merged cells are not asked for: only cell by cell could one. */
export function readOutline(book: Book): WorkbookOutline {
  const workbook = book.workbook()
  return {
    sheets: book.sheets().map(sheetOutline),
    names: namesOf(workbook),
    is1904: memberIfAny(workbook, 'Date1904') === true,
    metaXml: metaXml(workbook),
  }
}

/** A name of a sheet's own comes as 评分结果!name. */
export function namesOf(workbook: WpsWorkbook): readonly DefinedName[] {
  const names = memberIfAny(workbook, 'Names')
  return (names ? itemsOf(names) : []).flatMap((item) => {
    const text = memberOf(item, 'Name')
    const reference = parseReference(memberIfAny(item, 'RefersTo') ?? '')
    return reference === null ? [] : [{ name: text.slice(text.lastIndexOf('!') + 1), ...reference }]
  })
}

export function isShown(sheet: WpsSheet): boolean {
  return [-1, 1, true].includes(memberIfAny(sheet, 'Visible') ?? true)
}

export function protectionOf(sheet: WpsSheet): SheetOutline['protection'] {
  if (memberIfAny(sheet, 'ProtectContents') !== true) return 'none'
  const protection = memberIfAny(sheet, 'Protection')
  return protection && memberIfAny(protection, 'AllowFormattingCells') === true ? 'formats' : 'full'
}

function sheetOutline(sheet: WpsSheet): SheetOutline {
  const used = memberOf(sheet, 'UsedRange')
  const rows = memberOf(used, 'Row') + memberOf(memberOf(used, 'Rows'), 'Count') - 1
  const columns = memberOf(used, 'Column') + memberOf(memberOf(used, 'Columns'), 'Count') - 1
  // A sheet without anything has A1 as its used range.
  const isEmpty = rows * columns === 1 && valuesOf(used, 1, 1)[0]?.[0] === null
  const name = memberOf(sheet, 'Name')
  return {
    id: name,
    name,
    hidden: !isShown(sheet),
    rows: isEmpty ? 0 : rows,
    columns: isEmpty ? 0 : Math.min(columns, columnLimit),
    protection: protectionOf(sheet),
    merges: [],
  }
}

function metaXml(workbook: WpsWorkbook): string | null {
  const parts = memberIfAny(workbook, 'CustomXMLParts')
  const [part] = parts ? itemsOf(parts.SelectByNamespace(metaNamespace)) : []
  return part === undefined ? null : memberOf(part, 'XML')
}
