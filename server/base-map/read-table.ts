import { fieldOfHeading } from '#core/base-map/headings.ts'
import type { SourceKind } from '#core/base-map/source-kind.ts'
import type { CellInput } from '#core/form/parse.ts'
import { refuse } from '#geo/refuse.ts'
import { baseFileLimits } from './limits.ts'
import type { BaseFileReading, BaseRecordRead } from './reading.ts'

/** A sheet, or the text of a CSV, as values. */
export interface RawTable {
  readonly name: string | null
  readonly hidden: boolean
  readonly rows: readonly (readonly CellInput[])[]
}

interface Found {
  readonly table: RawTable
  /** Row of the headings, from 0. */
  readonly heading: number
  /** Headings that are known. */
  readonly known: number
}

/**
 * Reads the table with the most known headings, or the sheet asked for. Problem: base-no-rows, workbook-too-many-rows.
 */
export function readTables(
  tables: readonly RawTable[],
  kind: SourceKind,
  sheet: string | null,
): Omit<BaseFileReading, 'encoding'> {
  const asked = tables.filter(({ name, hidden }) => (sheet === null ? !hidden : name === sheet))
  const [best] = asked.flatMap((table) => headingOf(table, kind) ?? []).sort((a, b) => b.known - a.known)
  if (best === undefined) throw refuse('base-no-rows', { sheet })
  const { headings, columns, notes } = headingsOf(best)
  const records = recordsOf(best, columns)
  if (records.length === 0) throw refuse('base-no-rows', { sheet: best.table.name })
  if (records.length > baseFileLimits.records) throw refuse('workbook-too-many-rows', { limit: baseFileLimits.records })
  return {
    headings,
    records,
    notes,
    sheets: tables.flatMap((table) =>
      table.name === null ? [] : [{ name: table.name, rows: table.rows.length, read: table === best.table }],
    ),
  }
}

/** The row with the most known headings; without any the first with two filled cells. */
function headingOf(table: RawTable, kind: SourceKind): Found | null {
  const top = table.rows.slice(0, baseFileLimits.headingRows)
  const counted = top.map((row, index) => ({
    table,
    heading: index,
    known: row.filter((cell) => typeof cell === 'string' && fieldOfHeading(kind, cell) !== null).length,
    filled: row.filter(isFilled).length,
  }))
  const [best] = counted.filter(({ known }) => known > 0).sort((a, b) => b.known - a.known)
  return best ?? counted.find(({ filled }) => filled >= 2) ?? null
}

function headingsOf({ table, heading }: Found): {
  readonly headings: readonly string[]
  readonly columns: readonly number[]
  readonly notes: readonly string[]
} {
  const headings: string[] = []
  const columns: number[] = []
  const notes: string[] = []
  for (const [column, cell] of (table.rows[heading] ?? []).entries()) {
    const text = textOf(cell)
    if (text === '') continue
    if (headings.includes(text)) notes.push(`有两列都叫“${text}”，只读第一列。`)
    else if (columns.length >= baseFileLimits.columns) notes.push(`列数超过 ${baseFileLimits.columns}，其余没有读取。`)
    else {
      headings.push(text)
      columns.push(column)
    }
  }
  return { headings, columns, notes: [...new Set(notes)] }
}

function recordsOf({ table, heading }: Found, columns: readonly number[]): readonly BaseRecordRead[] {
  return table.rows.slice(heading + 1).flatMap((row, index): readonly BaseRecordRead[] => {
    const cells = columns.map((column) => cellOf(row[column] ?? null))
    if (!cells.some(isFilled)) return []
    return [{ row: heading + index + 2, cells, boundary: null, faults: [] }]
  })
}

function cellOf(cell: CellInput): CellInput {
  return typeof cell === 'string' ? cell.slice(0, baseFileLimits.cell) : cell
}

function isFilled(cell: CellInput): boolean {
  return cell !== null && textOf(cell) !== ''
}

function textOf(cell: CellInput | undefined): string {
  return cell === null || cell === undefined ? '' : String(cell).trim().slice(0, 200)
}
