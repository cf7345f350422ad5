import { strToU8 } from 'fflate'
import { freePath } from '#workbook/package/add.ts'
import { folderOf, partText, relationships } from '#workbook/package/layout.ts'
import type { Parts } from '#workbook/package/parts.ts'
import { escapeXml } from '#workbook/xml/escape.ts'
import { areaText } from '../model/area.ts'
import type { Sheet } from '../model/sheet.ts'
import type { Table } from '../model/table.ts'
import { addPart, relationshipsPath, removeEntry, removePart } from './package-parts.ts'
import type { SheetDocument } from './sheet-document.ts'
import { elements } from './xml.ts'

const contentType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.table+xml'
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'

/**
 * Tables that came, went or changed.
 * @throws RangeError for a changed table with what is not written here: totals or computed columns.
 */
export function writeTables(parts: Parts, path: string, document: SheetDocument, before: Sheet, after: Sheet): void {
  if (JSON.stringify(before.tables) === JSON.stringify(after.tables)) return
  const related = relationships(parts, relationshipsPath(path), folderOf(path)).filter(({ type }) => type === 'table')
  const known = new Map(related.map(({ target }) => [idIn(parts, target), target]))
  for (const table of before.tables) {
    const now = after.tables.find(({ id }) => id === table.id)
    const file = known.get(table.id)
    if (file === undefined || JSON.stringify(now) === JSON.stringify(table)) continue
    refuseComputed(parts, file, table)
    if (now !== undefined) parts.set(file, strToU8(tableXml(now)))
    else removeTable(parts, path, document, file)
  }
  for (const table of after.tables) {
    if (before.tables.some(({ id }) => id === table.id)) continue
    const file = freePath(parts, (number) => `xl/tables/table${number}.xml`)
    const relation = addPart(parts, path, { path: file, xml: tableXml(table), contentType, type: 'table' })
    setTableParts(document, [...tableParts(document), relation])
  }
}

function idIn(parts: Parts, file: string): string {
  return /<table\b[^>]*?\sid="(\d+)"/.exec(partText(parts, file) ?? '')?.[1] ?? ''
}

function refuseComputed(parts: Parts, file: string, table: Table): void {
  const computed = /<(?:calculatedColumnFormula|totalsRowFormula)\b|totalsRowCount="[1-9]/.exec(
    partText(parts, file) ?? '',
  )
  if (computed !== null) throw new RangeError(`table ${table.name} has computed columns or totals`)
}

function removeTable(parts: Parts, path: string, document: SheetDocument, file: string): void {
  const relation = relationships(parts, relationshipsPath(path), folderOf(path)).find(({ target }) => target === file)
  if (relation === undefined) return
  removeEntry(parts, relationshipsPath(path), 'Relationship', 'Id', relation.id)
  removePart(parts, file)
  setTableParts(
    document,
    tableParts(document).filter((id) => id !== relation.id),
  )
}

function tableParts(document: SheetDocument): readonly string[] {
  return elements(document.get('tableParts'), 'tablePart').map(({ attributes }) => attributes.get('r:id') ?? '')
}

function setTableParts(document: SheetDocument, ids: readonly string[]): void {
  const entries = ids.map((id) => `<tablePart r:id="${id}"/>`).join('')
  document.set('tableParts', ids.length === 0 ? '' : `<tableParts count="${ids.length}">${entries}</tableParts>`)
}

function tableXml(table: Table): string {
  const { area } = table.anchor
  if (area === null) throw new RangeError(`table ${table.name} has no cells`)
  const ref = areaText(area)
  const filter = table.showFilterButton && table.showHeaders ? `<autoFilter ref="${ref}"/>` : ''
  const columns = table.columns.map(
    ({ id, name }) => `<tableColumn id="${id}" name="${escapeXml(name).replaceAll('\n', '_x000a_')}"/>`,
  )
  const flags = `showFirstColumn="${flag(table.highlightFirstColumn)}" showLastColumn="${flag(table.highlightLastColumn)}" showRowStripes="${flag(table.showBandedRows)}" showColumnStripes="${flag(table.showBandedColumns)}"`
  const style = `<tableStyleInfo${table.style === '' ? '' : ` name="${table.style}"`} ${flags}/>`
  const name = escapeXml(table.name)
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<table xmlns="${main}" id="${table.id}" name="${name}" displayName="${name}" ref="${ref}"${table.showHeaders ? '' : ' headerRowCount="0"'} totalsRowShown="0">${filter}<tableColumns count="${columns.length}">${columns.join('')}</tableColumns>${style}</table>`
}

function flag(on: boolean): number {
  return on ? 1 : 0
}
