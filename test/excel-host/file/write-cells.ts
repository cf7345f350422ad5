import { addressOf, parseAddress } from '#workbook/address.ts'
import { cellXml } from '#workbook/patch/cell.ts'
import { handOnSharedFormulas } from '#workbook/patch/shared-formulas.ts'
import type { Edit } from '#workbook/patch.ts'
import { escapeCellText, escapeXml } from '#workbook/xml/escape.ts'
import { areaText } from '../model/area.ts'
import type { Row, Sheet } from '../model/sheet.ts'
import type { CellValue } from '../model/value.ts'

/** Whether nothing of the cells, their looks and their rows differs. */
export function sameCells(before: Sheet, after: Sheet): boolean {
  return allRows(before, after).every((row) => sameRow(before.rows[row], after.rows[row]))
}

/**
 * The differences as edits of values, when there are no others: then the file is patched in those cells alone. Null when
 * looks, new formulas, errors or rows differ, too.
 */
export function valueEdits(before: Sheet, after: Sheet): readonly Edit[] | null {
  const edits: Edit[] = []
  for (const index of allRows(before, after)) {
    const [old, row] = [before.rows[index], after.rows[index]]
    if (sameRow(old, row)) continue
    if (!sameFrame(old, row)) return null
    for (let column = 0; column < widthOf(old, row); column += 1) {
      const value = row?.values[column] ?? null
      const formula = row?.formulas[column]
      if ((old?.looks[column] ?? null) !== (row?.looks[column] ?? null)) return null
      if (sameValue(old?.values[column] ?? null, value) && old?.formulas[column] === formula) continue
      if (formula !== undefined || (typeof value === 'object' && value !== null)) return null
      edits.push({ sheet: after.name, cell: addressOf(index + 1, column), value })
    }
  }
  return edits
}

/** The sheetData element: rows that did not change as they stand in the file, the others from the model. */
export function sheetDataXml(
  before: Sheet,
  after: Sheet,
  fileData: string,
  numberOf: (look: number) => number,
): string {
  const isChanged = (row: number): boolean => !sameRow(before.rows[row], after.rows[row])
  const data = handOnSharedFormulas(fileData, (place) => isChanged(place.row - 1))
  const fileRows = rowsOf(data)
  const rows = allRows(before, after).map((index) => {
    const fileRow = fileRows.get(index)
    if (!isChanged(index)) return fileRow ?? ''
    if (fileRow?.includes('t="array"') === true)
      throw new RangeError(`an array formula in row ${index + 1} of ${after.name} cannot be saved`)
    return rowXml(before, after, index, fileRow ?? '', numberOf)
  })
  return `<sheetData>${rows.join('')}</sheetData>`
}

function allRows(before: Sheet, after: Sheet): readonly number[] {
  return Array.from({ length: Math.max(before.rows.length, after.rows.length) }, (_, row) => row)
}

function widthOf(...rows: readonly (Row | undefined)[]): number {
  return rows.reduce(
    (most, row) => Math.max(most, row?.values.length ?? 0, row?.formulas.length ?? 0, row?.looks.length ?? 0),
    0,
  )
}

function sameFrame(a: Row | undefined, b: Row | undefined): boolean {
  return (a?.hidden ?? false) === (b?.hidden ?? false) && a?.height === b?.height && a?.look === b?.look
}

function sameRow(a: Row | undefined, b: Row | undefined): boolean {
  if (!sameFrame(a, b)) return false
  for (let column = 0; column < widthOf(a, b); column += 1) if (!sameCell(a, b, column)) return false
  return true
}

function sameCell(a: Row | undefined, b: Row | undefined, column: number): boolean {
  return sameContent(a, b, column) && (a?.looks[column] ?? null) === (b?.looks[column] ?? null)
}

function sameContent(a: Row | undefined, b: Row | undefined, column: number): boolean {
  return sameValue(a?.values[column] ?? null, b?.values[column] ?? null) && a?.formulas[column] === b?.formulas[column]
}

function sameValue(a: CellValue, b: CellValue): boolean {
  if (typeof a === 'object' && a !== null && typeof b === 'object' && b !== null) return a.error === b.error
  return a === b
}

const rowPattern = /<row\b[^>]*?(?:\/>|>[\s\S]*?<\/row>)/g
const cellPattern = /<c\b[^>]*?(?:\/>|>[\s\S]*?<\/c>)/g

function rowsOf(data: string): ReadonlyMap<number, string> {
  const rows = new Map<number, string>()
  let next = 1
  for (const [xml] of data.matchAll(rowPattern)) {
    const number = Number(/^<row[^>]*?\sr="(\d+)"/.exec(xml)?.[1] ?? next)
    rows.set(number - 1, xml)
    next = number + 1
  }
  return rows
}

function cellsOf(rowXml: string): ReadonlyMap<number, string> {
  const cells = new Map<number, string>()
  for (const [xml] of rowXml.matchAll(cellPattern)) {
    const place = parseAddress(/^<c[^>]*?\sr="([^"]+)"/.exec(xml)?.[1] ?? '')
    if (place !== null) cells.set(place.column, xml)
  }
  return cells
}

function rowXml(
  before: Sheet,
  after: Sheet,
  index: number,
  fileRow: string,
  numberOf: (look: number) => number,
): string {
  const [old, row] = [before.rows[index], after.rows[index]]
  if (row === undefined) return ''
  const fileCells = cellsOf(fileRow)
  let cells = ''
  for (let column = 0; column < widthOf(row); column += 1) {
    const fileCell = fileCells.get(column)
    const hasOwnFormula = /<f\b/.test(fileCell ?? '')
    const look = numberOf(after.lookAt(index, column))
    if (sameCell(old, row, column) && !hasOwnFormula) cells += fileCell ?? ''
    else if (sameContent(old, row, column) && fileCell !== undefined && !hasOwnFormula)
      cells += restyled(fileCell, look)
    else cells += cellText(index, column, row, look)
  }
  const height = row.height === undefined ? '' : ` ht="${row.height}" customHeight="1"`
  const look = row.look === undefined ? '' : ` s="${numberOf(row.look)}" customFormat="1"`
  return `<row r="${index + 1}"${look}${height}${row.hidden ? ' hidden="1"' : ''}>${cells}</row>`
}

/** The cell as the file has it, rich text included, in another look. */
function restyled(xml: string, look: number): string {
  const bare = xml.replace(/^(<c\b[^>]*?)\ss="\d+"/, '$1')
  return bare.replace(/^<c\b/, `<c s="${look}"`)
}

function cellText(row: number, column: number, { values, formulas, looks }: Row, look: number): string {
  const value = values[column] ?? null
  const formula = formulas[column]
  if (value === null && formula === undefined && looks[column] === undefined) return ''
  const kept = new Map([['s', String(look)]])
  const isError = typeof value === 'object' && value !== null
  if (formula === undefined && !isError) return cellXml('', row + 1, column, value, kept)
  const [type, text] = cached(value)
  const formulaXml = formula === undefined ? '' : `<f>${escapeXml(formula.slice(1))}</f>`
  return `<c r="${areaText({ top: row, bottom: row, left: column, right: column })}" s="${look}"${type}>${formulaXml}<v>${text}</v></c>`
}

/** Type and text of a formula's last result, or of an error. */
function cached(value: CellValue): readonly [type: string, text: string] {
  if (value === null) return ['', '']
  if (typeof value === 'object') return [' t="e"', escapeXml(value.error)]
  if (typeof value === 'boolean') return [' t="b"', value ? '1' : '0']
  return typeof value === 'number' ? ['', String(value)] : [' t="str"', escapeCellText(value)]
}
