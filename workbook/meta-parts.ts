import { strToU8 } from 'fflate'
import { metaFromXml, metaNamespace, metaSheetName, metaToRows, metaToXml, type WorkbookMeta } from './meta.ts'
import { addContentType, addRelationship, freePath } from './package/add.ts'
import { layoutOf, partText } from './package/layout.ts'
import { type Parts, readParts, writeParts } from './package/parts.ts'
import { cellXml } from './patch/cell.ts'
import { attributesOf, elementEnd, findElement } from './xml/scan.ts'

const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
const customXml = 'http://schemas.openxmlformats.org/officeDocument/2006/customXml'
const customXmlPart = /^customXml\/item\d+\.xml$/

/** The same workbook with this meta in both its homes, whether or not it had one. */
export function writeMeta(bytes: Uint8Array, meta: WorkbookMeta): Uint8Array {
  const parts = readParts(bytes)
  setMeta(parts, meta)
  return writeParts(parts)
}

export function setMeta(parts: Parts, meta: WorkbookMeta): void {
  setCustomXml(parts, metaToXml(meta))
  setSheet(parts, metaToRows(meta))
}

export function isMetaPart(name: string): boolean {
  return customXmlPart.test(name)
}

/** From the custom XML part; the sheet is read with the other sheets. */
export function metaOfParts(parts: Parts): WorkbookMeta | null {
  for (const name of parts.keys()) {
    const meta = isMetaPart(name) ? metaFromXml(partText(parts, name) ?? '') : null
    if (meta) return meta
  }
  return null
}

function setCustomXml(parts: Parts, xml: string): void {
  const existing = [...parts.keys()].find(
    (name) => isMetaPart(name) && partText(parts, name)?.includes(metaNamespace) === true,
  )
  if (existing !== undefined) {
    parts.set(existing, strToU8(xml))
    return
  }
  const path = freePath(parts, (number) => `customXml/item${number}.xml`)
  const file = path.slice('customXml/'.length)
  const properties = path.replace('item', 'itemProps')
  const identifier = '{6F1E2C5A-7B0D-4E55-9C3F-2A5D8B1E4C70}'
  parts.set(path, strToU8(xml))
  parts.set(
    properties,
    strToU8(
      `<?xml version="1.0" encoding="UTF-8" standalone="no"?>\n<ds:datastoreItem ds:itemID="${identifier}" xmlns:ds="${customXml}"><ds:schemaRefs><ds:schemaRef ds:uri="${metaNamespace}"/></ds:schemaRefs></ds:datastoreItem>`,
    ),
  )
  addRelationship(parts, `customXml/_rels/${file}.rels`, 'customXmlProps', properties.slice('customXml/'.length))
  addContentType(parts, properties, 'application/vnd.openxmlformats-officedocument.customXmlProperties+xml')
  addRelationship(parts, layoutOf(parts).relationshipsPath, 'customXml', `/${path}`)
}

function setSheet(parts: Parts, rows: readonly (readonly string[])[]): void {
  const path = layoutOf(parts).sheets.find((sheet) => sheet.name === metaSheetName)?.path ?? addMetaSheet(parts)
  const xml = partText(parts, path) ?? ''
  const data = findElement(xml, 'sheetData')
  if (!data) throw new RangeError('the meta sheet has no sheetData')
  const prefix = data.name.slice(0, -'sheetData'.length)
  const text = rows.map((cells, row) => {
    const inner = cells.map((cell, column) => cellXml(prefix, row + 1, column, cell, new Map())).join('')
    return `<${prefix}row r="${row + 1}">${inner}</${prefix}row>`
  })
  const replaced = `<${data.name}>${text.join('')}</${data.name}>`
  const head = xml.slice(0, data.start).replace(/<([\w:]*)dimension[^>]*\/>/, '')
  parts.set(path, strToU8(head + replaced + xml.slice(elementEnd(xml, data))))
}

function addMetaSheet(parts: Parts): string {
  const { workbookPath, relationshipsPath } = layoutOf(parts)
  const path = freePath(parts, (number) => `xl/worksheets/sheet${number}.xml`)
  parts.set(path, strToU8(`<worksheet xmlns="${main}"><sheetData/></worksheet>`))
  addContentType(parts, path, 'application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml')
  const id = addRelationship(parts, relationshipsPath, 'worksheet', `/${path}`)
  const xml = partText(parts, workbookPath) ?? ''
  const sheets = findElement(xml, 'sheets')
  if (!sheets) throw new RangeError('the workbook lists no sheets')
  const prefix = sheets.name.slice(0, -'sheets'.length)
  const sheetId = 1 + Math.max(0, ...[...xml.matchAll(/\ssheetId=["'](\d+)["']/g)].map((match) => Number(match[1])))
  const relations = relationshipPrefix(xml)
  const entry = `<${prefix}sheet name="${metaSheetName}" sheetId="${sheetId}" state="veryHidden" ${relations}id="${id}"/>`
  const closing = elementEnd(xml, sheets) - `</${sheets.name}>`.length
  parts.set(workbookPath, strToU8(xml.slice(0, closing) + entry + xml.slice(closing)))
  return path
}

/** How this part writes r:id, which needs its namespace declared. */
function relationshipPrefix(xml: string): string {
  const root = findElement(xml, 'workbook')
  const declared = [...(root ? attributesOf(xml, root) : [])].find(([, value]) => value.endsWith('/relationships'))
  return declared ? `${declared[0].slice('xmlns:'.length)}:` : 'r:'
}
