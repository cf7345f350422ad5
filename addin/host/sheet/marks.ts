import type { FindingLevel } from '#core/form/field-finding.ts'
import { addressOf, parseAddress } from '#workbook/address.ts'
import type { AnyResult } from '#workbook/any-form.ts'
import { cellOf } from '#workbook/read-result.ts'
import type { BookModel } from '../book-model.ts'
import type { Mark } from '../host.ts'
import type { SheetId, SheetMarks, WorkbookOutline } from '../spreadsheet.ts'

/** So many cells of a sheet are marked; the list has them all. */
const mostCells = 2000

const order: readonly FindingLevel[] = ['error', 'warning', 'info']

export interface CappedMarks {
  readonly sheets: readonly SheetMarks[]
  /** Cells beyond those. */
  readonly unmarked: number
}

/** The marks of every sheet that has a form: cells by level, runs of a column as one area, the gravest level first. */
export function sheetMarks(model: BookModel, outline: WorkbookOutline, marks: readonly Mark[]): CappedMarks {
  const { result } = model
  const cells = new Map<SheetId, Map<string, FindingLevel>>()
  const ids = new Map(outline.sheets.map((sheet) => [sheet.name, sheet.id]))
  for (const { sheet } of result.regions) {
    const id = ids.get(sheet)
    if (id !== undefined) cells.set(id, new Map())
  }
  const left = new Set<string>()
  const graver = [...marks].sort((a, b) => order.indexOf(a.level) - order.indexOf(b.level))
  for (const mark of graver) {
    const at = placeOfMark(model, result, mark)
    const known = at === null ? undefined : cells.get(ids.get(at.sheet) ?? '')
    if (at === null || known === undefined || known.has(at.cell)) continue
    if (known.size < mostCells) known.set(at.cell, mark.level)
    else left.add(`${at.sheet}!${at.cell}`)
  }
  const sheets = [...cells].map(([sheet, byCell]) => ({
    sheet,
    areas: { error: runs(byCell, 'error'), warning: runs(byCell, 'warning'), info: runs(byCell, 'info') },
  }))
  return { sheets, unmarked: left.size }
}

/** Sheet and address of a finding's cell; null when the workbook has no such cell. */
export function placeOfMark(
  model: BookModel,
  result: AnyResult,
  { row: id, field }: Mark,
): { readonly sheet: string; readonly cell: string } | null {
  const row = model.row(id)
  const cell = row === null ? null : cellOf(result, row, field)
  return row === null || cell === null ? null : { sheet: row.sheet, cell }
}

/** B5, C7:C9: cells of one level, those that follow each other in a column together. */
function runs(byCell: ReadonlyMap<string, FindingLevel>, level: FindingLevel): readonly string[] {
  const places = [...byCell].flatMap(([cell, of]) => (of === level ? (parseAddress(cell) ?? []) : []))
  places.sort((a, b) => a.column - b.column || a.row - b.row)
  const areas: { readonly column: number; readonly from: number; to: number }[] = []
  for (const { column, row } of places) {
    const last = areas.at(-1)
    if (last !== undefined && last.column === column && last.to === row - 1) last.to = row
    else areas.push({ column, from: row, to: row })
  }
  return areas.map(({ column, from, to }) => {
    const first = addressOf(from, column)
    return from === to ? first : `${first}:${addressOf(to, column)}`
  })
}
