import type { ContentTable, TableCell } from 'pdfmake/interfaces.js'
import type { PaperColumn, TableBlock } from '../document.ts'
import { notFilled } from './fields.ts'
import { mm, size } from './measure.ts'
import { cellPadding, formLines } from './table-lines.ts'
import type { Style, Typesetter } from './typesetter.ts'

/** @param available points that the table may be wide */
export function rowsTable(block: TableBlock, available: number, type: Typesetter): ContentTable {
  const { columns, rows, totals = [], empty = '无' } = block
  const head = columns.map(({ label }) => type.bold(label, { alignment: 'center' }))
  const line = (cells: readonly (string | null)[], weight: 'plain' | 'bold'): TableCell[] =>
    columns.map((column, index) => type[weight](textAt(cells, index), styleOf(column)))
  const body = [head, ...rows.map((cells) => line(cells, 'plain')), ...totals.map((cells) => line(cells, 'bold'))]
  if (rows.length === 0) body.push(emptyLine(empty, columns.length, type))
  const widths = widthsOf(columns, available)
  const whole = isWhole(rows, widths) ? ({ dontBreakRows: true, keepWithHeaderRows: 1 } as const) : {}
  return { table: { widths, headerRows: 1, body, ...whole }, layout: formLines }
}

/** Lines of a row that is kept on one page. The layout loses a row that is kept and fits on none. */
const keptLines = 12

function isWhole(rows: TableBlock['rows'], widths: readonly number[]): boolean {
  return rows.every((cells) =>
    cells.every((cell, index) => {
      const perLine = Math.max(1, Math.floor((widths[index] ?? 1) / size.body))
      const lines = (cell ?? '').split('\n').map((line) => Math.ceil([...line].length / perLine))
      return lines.reduce((sum, each) => sum + each, 0) <= keptLines
    }),
  )
}

function textAt(cells: readonly (string | null)[], index: number): string {
  const cell = cells[index]
  return cell === null ? notFilled : (cell ?? '')
}

function styleOf({ align = 'left' }: PaperColumn): Style {
  return { alignment: align }
}

function emptyLine(text: string, columns: number, type: Typesetter): TableCell[] {
  const cell = type.plain(text, { alignment: 'center' })
  return [{ ...cell, colSpan: columns }, ...Array.from({ length: columns - 1 }, (): TableCell => ({}))]
}

/** Points inside the padding. */
function widthsOf(columns: readonly PaperColumn[], available: number): number[] {
  const lines = 1
  const fixed = columns.reduce((sum, { width }) => sum + (typeof width === 'number' ? mm(width) : 0), 0)
  const shares = columns.reduce((sum, { width }) => sum + (typeof width === 'number' ? 0 : width.share), 0)
  const rest = available - lines - fixed
  return columns.map(({ width }) => {
    const outer = typeof width === 'number' ? mm(width) : (rest * width.share) / shares
    return Math.max(outer - cellPadding - 0.5, 1)
  })
}
