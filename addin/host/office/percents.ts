import { addressOf } from '#workbook/address.ts'
import type { GridValue } from '#workbook/grid.ts'
import { isPercentFormat } from '#workbook/percent-format.ts'
import { columnSpans } from '../number-columns.ts'
import type { Block, BlockRequest } from '../spreadsheet.ts'
import { rangeAt } from './range-at.ts'

/** A block whose values are read, not yet how they are shown. */
export interface ReadPiece extends BlockRequest {
  readonly values: readonly (readonly GridValue[])[]
}

/**
 * The blocks with those numbers that are shown as percent. Formats come cell by cell, as many as the values; so only
 * columns with a number other than 0 are asked for, from the first to the last such number, side by side as one range.
 */
export async function percentsOf(
  context: Excel.RequestContext,
  pieces: readonly ReadPiece[],
): Promise<readonly Block[]> {
  const asked = pieces.map((piece) =>
    numberAreas(piece.values).map((area) => ({ area, range: ask(context, piece, area) })),
  )
  if (asked.some((ranges) => ranges.length > 0)) await context.sync()
  return pieces.map((piece, index) => ({
    ...piece,
    percents: (asked[index] ?? []).flatMap(({ area, range }) => percentCells(piece, area, range.numberFormat)),
  }))
}

/** Offsets in a block. */
interface NumberArea {
  readonly row: number
  readonly rows: number
  readonly column: number
  readonly columns: number
}

function numberAreas(values: ReadPiece['values']): readonly NumberArea[] {
  const spans = columnSpans(values)
  const areas: NumberArea[] = []
  let first = 0
  while (first < spans.length) {
    if (spans[first] === null) {
      first += 1
      continue
    }
    const end = spans.indexOf(null, first)
    const run = spans.slice(first, end === -1 ? undefined : end).filter((span) => span !== null)
    const row = Math.min(...run.map((span) => span.first))
    const last = Math.max(...run.map((span) => span.last))
    areas.push({ row, rows: last - row + 1, column: first, columns: run.length })
    first += run.length
  }
  return areas
}

function ask(context: Excel.RequestContext, piece: ReadPiece, area: NumberArea): Excel.Range {
  const top = piece.firstRow + area.row
  const first = addressOf(top, area.column)
  const last = addressOf(top + area.rows - 1, area.column + area.columns - 1)
  const range = rangeAt(context.workbook.worksheets.getItem(piece.sheet), `${first}:${last}`)
  range.load('numberFormat')
  return range
}

function percentCells(piece: ReadPiece, area: NumberArea, formats: readonly (readonly unknown[])[]): Block['percents'] {
  return formats.flatMap((cells, row) =>
    cells.flatMap((format, column) => {
      const value = piece.values[area.row + row]?.[area.column + column]
      const isShown = typeof value === 'number' && typeof format === 'string' && isPercentFormat(format)
      return isShown ? [{ row: piece.firstRow + area.row + row, column: area.column + column }] : []
    }),
  )
}
