import { parseArea } from '#workbook/address.ts'
import type { GridValue } from '#workbook/grid.ts'
import { cellInput, isSameValue } from '../cell-text.ts'
import type { WriteRefusal } from '../host.ts'
import type { OwnWrites } from '../own-writes.ts'
import { type Rectangle, rectangleAddress, toRectangles } from '../rectangles.ts'
import type { CellWrite, SheetId, WriteFailure } from '../spreadsheet.ts'
import { SpreadsheetFailure } from '../spreadsheet-failure.ts'
import { halves } from '../write-group.ts'
import type { Batches } from './batches.ts'
import { officeCode, troubleOf } from './office-error.ts'
import { rangeAt } from './range-at.ts'

type Group = readonly Rectangle<CellWrite>[]

/** What a single cell that Excel refuses is told as: protected meanwhile, or part of an array, a pivot table, a merge. */
const refusals: Readonly<Record<string, WriteRefusal>> = {
  AccessDenied: 'protected',
  ItemNotFound: 'gone',
  InvalidOperation: 'locked',
  UnsupportedOperation: 'locked',
  MergedRangeConflict: 'locked',
  PivotTableRangeConflict: 'locked',
}

/**
 * Writes rectangles of a sheet in one batch and reads them back in the same. A group that is refused or too large is
 * written in halves, down to the cells that are at fault; a cell that holds something else afterwards is written once
 * more, because the user's own edit may have come between, and without an apostrophe that was taken for a letter.
 */
export async function writeRectangles(
  batches: Batches,
  own: OwnWrites,
  sheet: SheetId,
  group: Group,
): Promise<readonly WriteFailure[]> {
  const { failures, different } = await write({ batches, own, sheet, input: cellInput }, group)
  if (different.length === 0) return failures
  const literal = new Set(different.filter(({ cell, found }) => found === `'${cell.value}`).map(({ cell }) => cell))
  const again = await write(
    { batches, own, sheet, input: (value, cell) => (literal.has(cell) ? (value ?? '') : cellInput(value)) },
    toRectangles(different.map(({ cell }) => cell)),
  )
  return [...failures, ...again.failures, ...again.different.map(({ cell }) => ({ ...cell, why: 'locked' as const }))]
}

interface Writing {
  readonly batches: Batches
  readonly own: OwnWrites
  readonly sheet: SheetId
  /** What office.js is given for a cell. */
  readonly input: (value: GridValue, cell: CellWrite) => string | number | boolean
}

interface Different {
  readonly cell: CellWrite
  readonly found: unknown
}

interface Written {
  readonly failures: readonly WriteFailure[]
  /** Cells that hold something else than what was written. */
  readonly different: readonly Different[]
}

async function write(writing: Writing, group: Group): Promise<Written> {
  if (group.length === 0) return { failures: [], different: [] }
  try {
    return { failures: [], different: await writeOnce(writing, group) }
  } catch (error) {
    const why = refusals[officeCode(error) ?? '']
    const isTooLarge = troubleOf(error) === 'too-large'
    if (why === undefined && !isTooLarge) throw error
    const cells = group.flatMap((rectangle) => rectangle.cells.flat())
    if (why === 'gone') return { failures: cells.map((cell) => ({ ...cell, why })), different: [] }
    const parts = halves(group)
    if (parts !== null) {
      const written: Written[] = []
      for (const part of parts) written.push(await write(writing, part))
      return {
        failures: written.flatMap((one) => one.failures),
        different: written.flatMap((one) => one.different),
      }
    }
    if (why === undefined) throw new SpreadsheetFailure('too-large', writing.sheet, `${cells[0]?.cell} is too long`)
    return { failures: cells.map((cell) => ({ ...cell, why })), different: [] }
  }
}

async function writeOnce({ batches, own, sheet, input }: Writing, group: Group): Promise<readonly Different[]> {
  return await own.during(async (claim) => {
    for (const rectangle of group) claim(sheet, parseArea(rectangleAddress(rectangle)))
    return await batches.run(async (context) => {
      const worksheet = context.workbook.worksheets.getItem(sheet)
      const ranges = group.map((rectangle) => {
        const range = rangeAt(worksheet, rectangleAddress(rectangle))
        range.values = rectangle.cells.map((row) => row.map((cell) => input(cell.value, cell)))
        range.load('values')
        return range
      })
      await context.sync()
      return group.flatMap((rectangle, index) => differences(rectangle, ranges[index]?.values ?? []))
    })
  })
}

function differences({ cells }: Rectangle<CellWrite>, values: readonly (readonly unknown[])[]): readonly Different[] {
  return cells.flatMap((row, rowIndex) =>
    row.flatMap((cell, column) => {
      const found = values[rowIndex]?.[column]
      return isSameValue(cell.value, found) ? [] : [{ cell, found }]
    }),
  )
}
