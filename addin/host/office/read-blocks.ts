import { addressOf } from '#workbook/address.ts'
import type { GridValue } from '#workbook/grid.ts'
import { letOthersWork, throwIfStopped } from '../pause.ts'
import { cellsOf, takeCells, takeOne } from '../pieces.ts'
import type { Block, BlockRequest } from '../spreadsheet.ts'
import { SpreadsheetFailure } from '../spreadsheet-failure.ts'
import type { Batches } from './batches.ts'
import { officeCode, troubleOf } from './office-error.ts'
import { percentsOf } from './percents.ts'
import { rangeAt } from './range-at.ts'

/**
 * Cells of one batch. Excel on the web carries 5 MB an answer, and a cell of a full ledger takes 10 to 40 bytes; this
 * much is also unpacked without holding up the pane. What turns out too large is asked for in halves.
 */
const mostCells = 30_000

/** Sheets that are no longer there are passed over. */
export async function readBlocks(
  batches: Batches,
  requests: readonly BlockRequest[],
  onBlock: (block: Block) => void,
  signal?: AbortSignal,
): Promise<void> {
  let budget = mostCells
  let rest = requests.filter(({ rows, columns }) => rows * columns > 0)
  // So many blocks from the front are read one by one, to find the sheet that is gone.
  let alone = 0
  while (rest.length > 0) {
    throwIfStopped(signal)
    const taken = alone > 0 ? takeOne(rest, budget) : takeCells(rest, budget)
    try {
      const blocks = await batches.run((context) => readGroup(context, taken.group))
      for (const block of blocks) onBlock(block)
      rest = [...taken.rest]
      alone -= 1
    } catch (error) {
      if (troubleOf(error) === 'too-large') budget = halfOf(taken.group)
      else if (officeCode(error) !== 'ItemNotFound') throw error
      else if (taken.group.length > 1) alone = taken.group.length
      else rest = rest.slice(1)
    }
    await letOthersWork()
  }
  throwIfStopped(signal)
}

function halfOf(group: readonly BlockRequest[]): number {
  const [piece] = group
  if (piece !== undefined && group.length === 1 && piece.rows === 1) {
    throw new SpreadsheetFailure('too-large', piece.sheet, `row ${piece.firstRow} is more than one answer may carry`)
  }
  return Math.floor(cellsOf(group) / 2)
}

async function readGroup(context: Excel.RequestContext, group: readonly BlockRequest[]): Promise<readonly Block[]> {
  const asked = group.map((piece) => {
    const range = rangeOf(context, piece)
    range.load('values')
    return { piece, range }
  })
  await context.sync()
  const read = asked.map(({ piece, range }) => ({ ...piece, values: range.values.map((row) => row.map(gridValue)) }))
  return await percentsOf(context, read)
}

function rangeOf(context: Excel.RequestContext, { sheet, firstRow, rows, columns }: BlockRequest): Excel.Range {
  const address = `${addressOf(firstRow, 0)}:${addressOf(firstRow + rows - 1, columns - 1)}`
  return rangeAt(context.workbook.worksheets.getItem(sheet), address)
}

/** office.js gives '' for a blank cell. */
function gridValue(value: unknown): GridValue {
  if (typeof value === 'number' || typeof value === 'boolean') return value
  return typeof value === 'string' && value !== '' ? value : null
}
