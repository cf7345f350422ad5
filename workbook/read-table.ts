import type { Cells, Form } from '#core/form/form.ts'
import { type Area, addressOf, areaText } from './address.ts'
import { type Grid, isBlank, isUncomputed, valueAt } from './grid.ts'
import { comparable } from './heading.ts'
import type { TableFound } from './locate/table.ts'
import { readCells } from './read-cells.ts'

export interface TableRows {
  readonly rows: readonly { readonly row: number; readonly cells: Cells }[]
  /** 1-based rows of sums and notes. */
  readonly passedOver: readonly number[]
  readonly hiddenRows: number
  /** Merged cells whose lower rows were read as blank. */
  readonly merged: readonly string[]
  readonly uncomputed: readonly string[]
}

/** Where a row belongs may be written once in a cell merged over the rows of one parcel; a figure may not. */
const repeatable: ReadonlySet<string> = new Set(['parcelCode', 'assessYear', 'townCode'])

/** The rows below the headings, up to the row before `until` (another table's headings) or the end of the sheet. */
export function readTable(grid: Grid, form: Form, table: TableFound, until: number, is1904: boolean): TableRows {
  const columns = [...table.columns]
  const filled = spreadMerges(grid, table, until)
  const rows: { row: number; cells: Cells }[] = []
  const passedOver: number[] = []
  const uncomputed: string[] = []
  let hiddenRows = 0
  for (let row = table.headingRow + 1; row < until; row += 1) {
    const kind = rowKind(filled.grid, form, table, row)
    if (kind === 'other') passedOver.push(row)
    if (kind !== 'data') continue
    const places = columns.map(([key, column]) => [key, { row, column }] as const)
    const cells = readCells(filled.grid, form, places, is1904)
    if (cells === null) continue
    rows.push({ row, cells })
    if (grid.hiddenRows.has(row)) hiddenRows += 1
    for (const [key, column] of columns) {
      if (form.fields[key]?.kind !== 'calculated' && isUncomputed(grid, row, column)) {
        uncomputed.push(addressOf(row, column))
      }
    }
  }
  return { rows, passedOver, hiddenRows, merged: filled.left, uncomputed }
}

const sums = /^(合计|小计|总计|共计|累计)/
const notes = /^(注|备注|说明|附注|填表|制表|审核|单位负责人)/

/** Headings repeated among the rows, sums and notes below the table are not data. */
function rowKind(grid: Grid, form: Form, table: TableFound, row: number): 'data' | 'blank' | 'heading' | 'other' {
  const cells = grid.rows[row - 1] ?? []
  const leading = cells.findIndex((value) => !isBlank(value))
  if (leading === -1) return 'blank'
  const alone = cells.findLastIndex((value) => !isBlank(value)) === leading
  const suspects = [leading, ...form.key.flatMap((key) => table.columns.get(key) ?? [])]
  for (const column of suspects) {
    const value = cells[column]
    if (typeof value !== 'string' || value.length > longestHeading) continue
    const text = comparable(value)
    if (sums.test(text) || (alone && notes.test(text))) return 'other'
    const heading = valueAt(grid, table.headingRow, column)
    if (typeof heading === 'string' && comparable(heading) === text) return 'heading'
  }
  return 'data'
}

const longestHeading = 60

/** More rows under one 地块编码, or more such cells, than any ledger has: a file that only wants to cost time. */
const mostFirms = 1000
const mostMerges = 10_000

/** The grid with merged 地块编码 written in every row they cover, and the other merged areas that hide rows. */
function spreadMerges(grid: Grid, table: TableFound, until: number): { grid: Grid; left: readonly string[] } {
  const keys = new Map([...table.columns].map(([key, column]) => [column, key]))
  const left: string[] = []
  const spread: Area[] = []
  for (const merge of grid.merges) {
    const { first, last } = merge
    if (first.row <= table.headingRow || first.row >= until || first.row === last.row) continue
    const key = keys.get(first.column)
    if (key === undefined) continue
    const few = last.row - first.row < mostFirms && spread.length < mostMerges
    if (first.column === last.column && repeatable.has(key) && few) spread.push(merge)
    else if (!isBlank(valueAt(grid, first.row, first.column))) left.push(areaText(merge))
  }
  if (spread.length === 0) return { grid, left }
  const rows = [...grid.rows]
  for (const { first, last } of spread) {
    const value = valueAt(grid, first.row, first.column)
    for (let row = first.row + 1; row <= Math.min(last.row, until - 1); row += 1) {
      const cells = [...(rows[row - 1] ?? [])]
      // A row that is blank but for the merge stays blank.
      if (cells.every(isBlank)) continue
      while (cells.length <= first.column) cells.push(null)
      cells[first.column] = value
      rows[row - 1] = cells
    }
  }
  return { grid: { ...grid, rows }, left }
}
