import { letOthersWork } from '../pause.ts'
import { type Rectangle, rectangleAddress, toRectangles } from '../rectangles.ts'
import type { CellWrite, SheetId } from '../spreadsheet.ts'
import type { Batches } from './batches.ts'
import { rangeAt } from './range-at.ts'

/** Ranges asked for in one batch. */
const mostRanges = 400

/** Those of these cells of a protected sheet that are locked: rectangles first, cell by cell where one is mixed. */
export async function lockedCells(
  batches: Batches,
  sheet: SheetId,
  cells: readonly CellWrite[],
): Promise<ReadonlySet<CellWrite>> {
  const locked = new Set<CellWrite>()
  const mixed: Rectangle<CellWrite>[] = []
  const note = (rectangle: Rectangle<CellWrite>, state: boolean | null): void => {
    if (state === null) for (const cell of rectangle.cells.flat()) mixed.push(...toRectangles([cell]))
    else if (state) for (const cell of rectangle.cells.flat()) locked.add(cell)
  }
  await askAll(batches, sheet, toRectangles(cells), note)
  await askAll(batches, sheet, [...mixed], note)
  return locked
}

async function askAll(
  batches: Batches,
  sheet: SheetId,
  rectangles: readonly Rectangle<CellWrite>[],
  note: (rectangle: Rectangle<CellWrite>, locked: boolean | null) => void,
): Promise<void> {
  for (let done = 0; done < rectangles.length; done += mostRanges) {
    const asked = rectangles.slice(done, done + mostRanges)
    const states = await batches.run(async (context) => {
      const worksheet = context.workbook.worksheets.getItem(sheet)
      const found = asked.map((rectangle) => {
        const { protection } = rangeAt(worksheet, rectangleAddress(rectangle)).format
        protection.load('locked')
        return protection
      })
      await context.sync()
      // The types leave out that a range whose cells differ answers null.
      return found.map((protection): boolean | null => protection.locked)
    })
    for (const [index, rectangle] of asked.entries()) note(rectangle, states[index] ?? null)
    await letOthersWork()
  }
}
