import { serialOfDate } from '#core/form/excel-date.ts'
import { parseAddress } from '#workbook/address.ts'
import { moveFormula } from '#workbook/patch/formula.ts'
import { decode } from '#workbook/xml/scan.ts'
import type { Sheet } from '../model/sheet.ts'
import type { CellValue } from '../model/value.ts'
import { isOn } from './xml.ts'

/** What cells name by number: texts and looks. */
export interface CellTables {
  readonly strings: readonly string[]
  /** Number of a cell's format in the file to the number of its look in the workbook. */
  readonly lookIds: readonly number[]
}

const rowPattern = /<(?:\w+:)?row\b([^>]*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?row>)/g
const cellPattern = /<(?:\w+:)?c\b([^>]*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?c>)/g
const formulaPattern = /<(?:\w+:)?f\b([^>]*?)(?:\/>|>([\s\S]*?)<\/(?:\w+:)?f>)/
const valuePattern = /<(?:\w+:)?v\b[^>]*>([\s\S]*?)<\/(?:\w+:)?v>/
const textPattern = /<(?:\w+:)?t\b[^>]*>([\s\S]*?)<\/(?:\w+:)?t>/g

/** The rows of a sheet part. A formula shared by several cells is written out in each. */
export function readCells(sheet: Sheet, sheetData: string, tables: CellTables): void {
  const shared = new Map<string, SharedFormula>()
  let next = 1
  for (const [, head = '', body = ''] of sheetData.matchAll(rowPattern)) {
    const number = Number(attribute(head, 'r') ?? next)
    next = number + 1
    readRowHead(sheet, number - 1, head, tables)
    let column = 0
    for (const [, cellHead = '', cellBody = ''] of body.matchAll(cellPattern)) {
      column = parseAddress(attribute(cellHead, 'r') ?? '')?.column ?? column
      readCell(sheet, { row: number - 1, column, head: cellHead, body: cellBody }, tables, shared)
      column += 1
    }
  }
}

/** Text of shared or inline strings; runs are joined, phonetic hints left out. */
export function textOfRuns(xml: string): string {
  const spoken = xml.includes('rPh') ? xml.replaceAll(/<(?:\w+:)?rPh\b[\s\S]*?<\/(?:\w+:)?rPh>/g, '') : xml
  return [...spoken.matchAll(textPattern)].map(([, text = '']) => fileText(text)).join('')
}

/** Control characters stand as _xHHHH_ in a file (ISO 29500, ST_Xstring). */
function fileText(text: string): string {
  return decode(text).replaceAll(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
}

function readRowHead(sheet: Sheet, row: number, head: string, { lookIds }: CellTables): void {
  const record = sheet.row(row)
  record.hidden = isOn(attribute(head, 'hidden'))
  const height = attribute(head, 'ht')
  if (height !== undefined) record.height = Number(height)
  const style = attribute(head, 's')
  if (style !== undefined && isOn(attribute(head, 'customFormat'))) record.look = lookIds[Number(style)] ?? 0
}

interface RawCell {
  readonly row: number
  readonly column: number
  readonly head: string
  readonly body: string
}

interface SharedFormula extends Pick<RawCell, 'row' | 'column'> {
  readonly text: string
}

function readCell(sheet: Sheet, cell: RawCell, tables: CellTables, shared: Map<string, SharedFormula>): void {
  const { row, column, head, body } = cell
  const style = attribute(head, 's')
  if (style !== undefined) sheet.setLook(row, column, tables.lookIds[Number(style)] ?? 0)
  if (body === '') return
  const formula = readFormula(cell, shared)
  const value = readValue(attribute(head, 't') ?? 'n', body, tables)
  // A formula whose result the file does not know shows nothing here; Excel would compute it now.
  if (value !== null || formula !== undefined) sheet.setCell(row, column, value ?? '', formula)
}

function readValue(type: string, body: string, { strings }: CellTables): CellValue {
  if (type === 'inlineStr') return textOfRuns(body)
  const raw = valuePattern.exec(body)?.[1]
  if (raw === undefined || raw === '') return null
  switch (type) {
    case 's':
      return strings[Number(raw)] ?? ''
    case 'str':
      return fileText(raw)
    case 'b':
      return raw === '1'
    case 'e':
      return { error: decode(raw) }
    case 'd':
      return serialOfDate(raw.slice(0, 10))
    default:
      return Number(raw)
  }
}

function readFormula({ row, column, body }: RawCell, shared: Map<string, SharedFormula>): string | undefined {
  const match = formulaPattern.exec(body)
  if (match === null) return undefined
  const text = decode(match[2] ?? '')
  const index = attribute(match[1] ?? '', 'si')
  if (attribute(match[1] ?? '', 't') !== 'shared' || index === undefined) return `=${text}`
  if (text !== '') shared.set(index, { row, column, text })
  const master = shared.get(index)
  return master === undefined ? undefined : `=${moveFormula(master.text, row - master.row, column - master.column)}`
}

function attribute(head: string, name: string): string | undefined {
  return new RegExp(`\\s${name}=["']([^"']*)["']`).exec(head)?.[1]
}
