import type { Cells, Form } from '#core/form/form.ts'
import { type Area, addressOf, areaText } from './address.ts'
import { type Grid, type GridValue, isBlank, isUncomputed, percentsOf, valueAt } from './grid.ts'
import { comparable } from './heading.ts'
import type { TableFound } from './locate/table.ts'
import { askedFields, readCells } from './read-cells.ts'

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
  const asked = askedFields(form, table.columns)
  const typed = asked.filter(({ field }) => field.kind !== 'calculated')
  const filled = spreadMerges(grid, table, until)
  const suspect = suspects(form, table, grid)
  const rows: { row: number; cells: Cells }[] = []
  const passedOver: number[] = []
  const uncomputed: string[] = []
  let hiddenRows = 0
  for (let row = table.headingRow + 1; row < until; row += 1) {
    const values = filled.grid.rows[row - 1] ?? []
    const kind = rowKind(values, suspect)
    if (kind === 'other') passedOver.push(row)
    if (kind !== 'data') continue
    const cells = readCells(values, asked, is1904, percentsOf(grid, row))
    if (cells === null) continue
    rows.push({ row, cells })
    if (grid.hiddenRows.has(row)) hiddenRows += 1
    if (grid.uncomputed.size === 0) continue
    for (const { column } of typed) if (isUncomputed(grid, row, column)) uncomputed.push(addressOf(row, column))
  }
  return { rows, passedOver, hiddenRows, merged: filled.left, uncomputed }
}

const sums = /^(合计|小计|总计|共计|累计)/
const notes = /^(注|备注|说明|附注|填表|制表|审核|单位负责人)/

/** Where a row that is not data may say so: its first text, and the columns that identify a row. */
interface Suspects {
  readonly keyColumns: readonly number[]
  readonly headings: readonly GridValue[]
  /** The same as they are compared, null where a heading is no text. */
  readonly compared: readonly (string | null)[]
}

function suspects(form: Form, table: TableFound, grid: Grid): Suspects {
  const headings = grid.rows[table.headingRow - 1] ?? []
  const compared = headings.map((value) => (typeof value === 'string' ? comparable(value) : null))
  return { keyColumns: form.key.flatMap((key) => table.columns.get(key) ?? []), headings, compared }
}

/** Headings repeated among the rows, sums and notes below the table are not data. */
function rowKind(
  cells: readonly GridValue[],
  { keyColumns, headings, compared }: Suspects,
): 'data' | 'heading' | 'other' {
  const leading = cells.findIndex((value) => !isBlank(value))
  if (leading === -1) return 'data'
  for (const column of [leading, ...keyColumns]) {
    const value = cells[column]
    if (typeof value !== 'string' || value.length > longestHeading) continue
    // Sums and notes are Chinese words: a code is none, and need not be folded to be compared.
    if (asciiOnly.test(value) && value !== headings[column]) continue
    const text = comparable(value)
    if (sums.test(text)) return 'other'
    if (notes.test(text) && cells.findLastIndex((other) => !isBlank(other)) === leading) return 'other'
    if (compared[column] === text) return 'heading'
  }
  return 'data'
}

const asciiOnly = /^[!-~]*$/

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
