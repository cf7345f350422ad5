import { fieldEntries, headingOf } from '#core/form/form.ts'
import { formById } from '#core/forms/catalogue.ts'
import { type ZipPart, zipOf } from './zip-builder.ts'

const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const spreadsheet = 'application/vnd.openxmlformats-officedocument.spreadsheetml'
const header = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

export const form = formById('parcel-self-assessment')
/** 0-based columns of the sheet that `sheetXml` writes: one a field, in the order of the form. */
export const fieldKeys = fieldEntries(form).map(([key]) => key)

export interface SheetExtras {
  /** After the cells: merges, validations, drawings. */
  readonly after?: string
  /** Before the cells: dimension, columns. */
  readonly before?: string
  /** Rows after the first parcel, as XML. */
  readonly rows?: string
  /** Cells of the first parcel by field, as text. */
  readonly cells?: Readonly<Record<string, string>>
}

/** A cell with its text inside it. */
export function textCell(address: string, text: string): string {
  return `<c r="${address}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`
}

export function columnName(column: number): string {
  const letter = String.fromCharCode(65 + (column % 26))
  return column < 26 ? letter : columnName(Math.floor(column / 26) - 1) + letter
}

/** 用地主体自评表 as a table: headings in row 1, one parcel in row 2. */
export function sheetXml({ after = '', before = '', rows = '', cells = {} }: SheetExtras = {}): string {
  const headings = fieldEntries(form).map(([, field], column) => textCell(`${columnName(column)}1`, headingOf(field)))
  const values: Readonly<Record<string, string>> = {
    parcelCode: 'SJ-XQ-0137',
    assessYear: '2025',
    ...cells,
  }
  const parcel = fieldKeys.flatMap((key, column) => {
    const value = values[key]
    return value === undefined ? [] : [textCell(`${columnName(column)}2`, value)]
  })
  const table = `<row r="1">${headings.join('')}</row><row r="2">${parcel.join('')}</row>${rows}`
  return `${header}<worksheet xmlns="${main}" xmlns:r="${office}">${before}<sheetData>${table}</sheetData>${after}</worksheet>`
}

/** The parts of a small, honest workbook; those given replace or follow them. */
export function workbookParts(changes: readonly ZipPart[] = [], sheetName = '用地主体自评表'): readonly ZipPart[] {
  const honest: readonly ZipPart[] = [
    {
      name: '[Content_Types].xml',
      data: `${header}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${spreadsheet}.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="${spreadsheet}.worksheet+xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      data: relationships([['rId1', 'officeDocument', 'xl/workbook.xml']]),
    },
    {
      name: 'xl/workbook.xml',
      data: `${header}<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="${escapeXml(sheetName)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
    },
    { name: 'xl/_rels/workbook.xml.rels', data: relationships([['rId1', 'worksheet', 'worksheets/sheet1.xml']]) },
    { name: 'xl/worksheets/sheet1.xml', data: sheetXml() },
  ]
  const replaced = honest.map((part) => changes.find((change) => change.name === part.name) ?? part)
  return [...replaced, ...changes.filter((change) => !honest.some((part) => part.name === change.name))]
}

/** A workbook whose sheet has these extras. */
export function workbookWith(extras: SheetExtras): Uint8Array {
  return zipOf(workbookParts([{ name: 'xl/worksheets/sheet1.xml', data: sheetXml(extras) }]))
}

/** A relationships part: id, kind and target of each. */
export function relationships(list: readonly (readonly [string, string, string])[]): string {
  const items = list.map(
    ([id, kind, target]) => `<Relationship Id="${id}" Type="${office}/${kind}" Target="${target}"/>`,
  )
  return `${header}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${items.join('')}</Relationships>`
}

function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;')
}
