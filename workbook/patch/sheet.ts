import { type Area, areaText, parseAddress, parseArea } from '../address.ts'
import { attributesOf, elementEnd, findElement, localName, nextTag, type Tag } from '../xml/scan.ts'
import { type CellContent, cellXml } from './cell.ts'
import { handOnSharedFormulas } from './shared-formulas.ts'

export interface CellEdit {
  readonly content: CellContent
  /** Style index for a cell that the sheet does not hold yet. */
  readonly style?: string
}

/** Edits by 1-based row and 0-based column. */
export type SheetEdits = ReadonlyMap<number, ReadonlyMap<number, CellEdit>>

/**
 * The sheet part with some cells given other content; every other byte stays. Cells keep their style and lose their
 * formula; rows and cells that were not there are put in at their place with the style of their row or column.
 */
export function patchSheet(original: string, edits: SheetEdits): string {
  const xml = handOnSharedFormulas(original, (place) => edits.get(place.row)?.has(place.column) ?? false)
  const data = findElement(xml, 'sheetData')
  if (!data) throw new RangeError('the sheet has no sheetData')
  const sheet: Sheet = { xml, prefix: data.name.slice(0, -'sheetData'.length), columns: columnStyles(xml, data) }
  const rows = patchRows(sheet, data, edits)
  const opening = data.kind === 'empty' ? `<${data.name}>` : xml.slice(data.start, data.end)
  return `${grownDimension(xml.slice(0, data.start), edits)}${opening}${rows}</${data.name}>${xml.slice(elementEnd(xml, data))}`
}

interface Sheet {
  readonly xml: string
  readonly prefix: string
  readonly columns: readonly ColumnStyle[]
}

interface ColumnStyle {
  readonly first: number
  readonly last: number
  readonly style: string
}

function columnStyles(xml: string, data: Tag): readonly ColumnStyle[] {
  const found: ColumnStyle[] = []
  for (let tag = findElement(xml, 'col', 0, data.start); tag; tag = findElement(xml, 'col', tag.end, data.start)) {
    const attributes = attributesOf(xml, tag)
    const style = attributes.get('style')
    if (style === undefined) continue
    found.push({ first: Number(attributes.get('min')) - 1, last: Number(attributes.get('max')) - 1, style })
  }
  return found
}

function patchRows(sheet: Sheet, data: Tag, edits: SheetEdits): string {
  const { xml } = sheet
  const waiting = [...edits.keys()].sort((a, b) => a - b)
  const pieces: string[] = []
  const insertBefore = (limit: number): void => {
    while (waiting[0] !== undefined && waiting[0] < limit) pieces.push(newRow(sheet, waiting.shift() ?? 0, edits))
  }
  let at = data.end
  let last = 0
  let tag = data.kind === 'empty' ? null : nextTag(xml, data.end)
  while (tag && localName(tag.name) === 'row') {
    const attributes = attributesOf(xml, tag)
    const row = Number(attributes.get('r') ?? last + 1)
    const end = elementEnd(xml, tag)
    const rowEdits = edits.get(row)
    insertBefore(row)
    if (rowEdits) {
      pieces.push(xml.slice(at, tag.start), patchRow(sheet, tag, end, row, attributes, rowEdits))
      if (waiting[0] === row) waiting.shift()
    } else {
      pieces.push(xml.slice(at, end))
    }
    at = end
    last = row
    tag = nextTag(xml, end)
  }
  insertBefore(Number.POSITIVE_INFINITY)
  return pieces.join('')
}

function newRow(sheet: Sheet, row: number, edits: SheetEdits): string {
  const cells = [...(edits.get(row) ?? [])].sort(([a], [b]) => a - b)
  const name = `${sheet.prefix}row`
  return `<${name} r="${row}">${cells.map(([column, edit]) => newCell(sheet, row, column, edit, undefined)).join('')}</${name}>`
}

function patchRow(
  sheet: Sheet,
  opening: Tag,
  end: number,
  row: number,
  attributes: ReadonlyMap<string, string>,
  edits: ReadonlyMap<number, CellEdit>,
): string {
  const { xml } = sheet
  const rowStyle = attributes.get('customFormat') === '1' ? attributes.get('s') : undefined
  const waiting = [...edits.keys()].sort((a, b) => a - b)
  const pieces: string[] = []
  const insertBefore = (limit: number): void => {
    while (waiting[0] !== undefined && waiting[0] < limit) {
      const column = waiting.shift() ?? 0
      const edit = edits.get(column)
      if (edit) pieces.push(newCell(sheet, row, column, edit, rowStyle))
    }
  }
  let at = opening.end
  let last = -1
  let tag = opening.kind === 'empty' ? null : nextTag(xml, opening.end)
  while (tag && tag.start < end && localName(tag.name) === 'c') {
    const cellAttributes = attributesOf(xml, tag)
    const column = parseAddress(cellAttributes.get('r') ?? '')?.column ?? last + 1
    const cellEnd = elementEnd(xml, tag)
    const edit = edits.get(column)
    insertBefore(column)
    if (edit) {
      pieces.push(
        xml.slice(at, tag.start),
        cellXml(sheet.prefix, row, column, edit.content, keptStyle(cellAttributes, edit)),
      )
      if (waiting[0] === column) waiting.shift()
    } else {
      pieces.push(xml.slice(at, cellEnd))
    }
    at = cellEnd
    last = column
    tag = nextTag(xml, cellEnd)
  }
  insertBefore(Number.POSITIVE_INFINITY)
  const rest = opening.kind === 'empty' ? '' : xml.slice(at, xml.lastIndexOf('<', end - 1))
  return `${rowOpening(xml, opening)}${pieces.join('')}${rest}</${opening.name}>`
}

/** Without `spans`, which would be wrong after a cell was put in beside it and is only a hint. */
function rowOpening(xml: string, opening: Tag): string {
  const text = xml.slice(opening.start, opening.end).replace(/\s+spans=(?:"[^"]*"|'[^']*')/, '')
  return opening.kind === 'empty' ? `${text.slice(0, -2).trimEnd()}>` : text
}

function keptStyle(attributes: ReadonlyMap<string, string>, edit: CellEdit): ReadonlyMap<string, string> {
  const style = attributes.get('s') ?? edit.style
  return new Map(style === undefined ? [] : [['s', style]])
}

function newCell(sheet: Sheet, row: number, column: number, edit: CellEdit, rowStyle: string | undefined): string {
  const ofColumn = sheet.columns.find((one) => one.first <= column && column <= one.last)?.style
  const style = edit.style ?? rowStyle ?? ofColumn
  return cellXml(sheet.prefix, row, column, edit.content, new Map(style === undefined ? [] : [['s', style]]))
}

/** The part before the cells, with a dimension that takes in the edited ones. */
function grownDimension(head: string, edits: SheetEdits): string {
  const tag = findElement(head, 'dimension')
  const area = tag && parseArea(attributesOf(head, tag).get('ref') ?? '')
  if (!tag || !area) return head
  const rows = [...edits.keys()]
  const columns = [...edits.values()].flatMap((row) => [...row.keys()])
  const grown: Area = {
    first: { row: least(rows, area.first.row), column: least(columns, area.first.column) },
    last: { row: most(rows, area.last.row), column: most(columns, area.last.column) },
  }
  if (areaText(grown) === areaText(area)) return head
  const text = head.slice(tag.start, tag.end).replace(/ref=(?:"[^"]*"|'[^']*')/, `ref="${areaText(grown)}"`)
  return head.slice(0, tag.start) + text + head.slice(tag.end)
}

function least(numbers: readonly number[], start: number): number {
  return numbers.reduce((a, b) => Math.min(a, b), start)
}

function most(numbers: readonly number[], start: number): number {
  return numbers.reduce((a, b) => Math.max(a, b), start)
}
