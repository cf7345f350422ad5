import { addressOf } from '#workbook/address.ts'
import { isPercentFormat } from '#workbook/percent-format.ts'
import { columnSpans } from '../number-columns.ts'
import { letOthersWork, throwIfStopped } from '../pause.ts'
import { takeCells } from '../pieces.ts'
import type { Block, BlockRequest } from '../spreadsheet.ts'
import type { Book } from './book.ts'
import type { Calls } from './calls.ts'
import { memberIfAny, type WpsSheet } from './jsapi.ts'
import { valuesOf } from './values.ts'

/** Cells that are asked for without giving the pane its turn: WPS answers on the pane's own thread. */
const mostCells = 20_000

/** Sheets that are no longer there are passed over. */
export async function readBlocks(
  calls: Calls,
  book: Book,
  requests: readonly BlockRequest[],
  onBlock: (block: Block) => void,
  signal?: AbortSignal,
): Promise<void> {
  let rest = requests.filter(({ rows, columns }) => rows * columns > 0)
  while (rest.length > 0) {
    throwIfStopped(signal)
    const taken = takeCells(rest, mostCells)
    for (const piece of taken.group) {
      const block = await calls.run(() => readPiece(book, piece))
      if (block !== null) onBlock(block)
    }
    rest = [...taken.rest]
    await letOthersWork()
  }
  throwIfStopped(signal)
}

function readPiece(book: Book, piece: BlockRequest): Block | null {
  const sheet = book.sheet(piece.sheet)
  if (sheet === null) return null
  const { firstRow, rows, columns } = piece
  const range = sheet.Range(`${addressOf(firstRow, 0)}:${addressOf(firstRow + rows - 1, columns - 1)}`)
  const values = valuesOf(range, rows, columns)
  const percents = columnSpans(values).flatMap((span, column) => {
    const found = span === null ? [] : percentRows(sheet, column, firstRow + span.first, firstRow + span.last)
    return found.flatMap((row) => (typeof values[row - firstRow]?.[column] === 'number' ? [{ row, column }] : []))
  })
  return { ...piece, values, percents }
}

/** Rows of a column that are shown as percent; where cells differ, WPS is asked about either half. */
function percentRows(sheet: WpsSheet, column: number, first: number, last: number): readonly number[] {
  const format = memberIfAny(sheet.Range(`${addressOf(first, column)}:${addressOf(last, column)}`), 'NumberFormat')
  if (typeof format === 'string') {
    return isPercentFormat(format) ? Array.from({ length: last - first + 1 }, (_, index) => first + index) : []
  }
  if (first === last) return []
  const middle = Math.floor((first + last) / 2)
  return [...percentRows(sheet, column, first, middle), ...percentRows(sheet, column, middle + 1, last)]
}
