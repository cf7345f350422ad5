import { parseAddress, parseArea } from '#workbook/address.ts'
import { isSameValue } from '../cell-text.ts'
import type { OwnWrites } from '../own-writes.ts'
import { letOthersWork } from '../pause.ts'
import { type Rectangle, rectangleAddress, toRectangles } from '../rectangles.ts'
import type { CellWrite, SheetId, WriteFailure } from '../spreadsheet.ts'
import { SpreadsheetFailure } from '../spreadsheet-failure.ts'
import { halves, writeGroups } from '../write-group.ts'
import type { Book } from './book.ts'
import type { Calls } from './calls.ts'
import { memberIfAny, type WpsSheet } from './jsapi.ts'
import { setInputs, setValues, valuesOf } from './values.ts'

export interface Writing {
  readonly calls: Calls
  readonly book: Book
  readonly own: OwnWrites
}

/** Writes all it can and answers the cells it could not write. */
export async function writeCells(writing: Writing, writes: readonly CellWrite[]): Promise<readonly WriteFailure[]> {
  const failures: WriteFailure[] = []
  for (const id of new Set(writes.map(({ sheet }) => sheet))) {
    const cells = writes.filter(({ sheet }) => sheet === id)
    const isThere = await writing.calls.run(() => writing.book.sheet(id) !== null)
    const placed = isThere ? cells.filter(({ cell }) => parseAddress(cell) !== null) : []
    for (const cell of cells) if (!placed.includes(cell)) failures.push({ ...cell, why: 'gone' })
    for (const group of writeGroups(toRectangles(placed))) {
      for (const rectangle of group) failures.push(...(await writeRectangle(writing, id, rectangle)))
      await letOthersWork()
    }
  }
  return failures
}

/** What is refused is written in halves, down to the cells at fault. */
async function writeRectangle(
  writing: Writing,
  id: SheetId,
  rectangle: Rectangle<CellWrite>,
): Promise<readonly WriteFailure[]> {
  try {
    return await writing.own.during((claim) => {
      claim(id, parseArea(rectangleAddress(rectangle)))
      return writing.calls.run(() => put(writing.book, id, rectangle))
    })
  } catch (error) {
    if (!(error instanceof SpreadsheetFailure)) throw error
    const parts = halves([rectangle])
    if (parts === null) return rectangle.cells.flat().map((cell) => ({ ...cell, why: 'locked' }))
    const failures: WriteFailure[] = []
    for (const part of parts.flat()) failures.push(...(await writeRectangle(writing, id, part)))
    return failures
  }
}

/** @returns cells that hold something else afterwards */
function put(book: Book, id: SheetId, rectangle: Rectangle<CellWrite>): readonly WriteFailure[] {
  const sheet = book.sheet(id)
  if (sheet === null) return rectangle.cells.flat().map((cell) => ({ ...cell, why: 'gone' }))
  const range = sheet.Range(rectangleAddress(rectangle))
  if (memberIfAny(sheet, 'ProtectContents') === true && memberIfAny(range, 'Locked') !== false) {
    throw new SpreadsheetFailure('protected', id, 'a locked cell is among them')
  }
  setValues(
    range,
    rectangle.cells.map((row) => row.map(({ value }) => value)),
  )
  const found = valuesOf(range, rectangle.cells.length, rectangle.cells[0]?.length ?? 0)
  return rectangle.cells.flatMap((row, index) =>
    row.flatMap((cell, column) => {
      const value = found[index]?.[column] ?? null
      const isThere = isSameValue(cell.value, value) || (value === `'${cell.value}` && putPlainly(sheet, cell))
      return isThere ? [] : [{ ...cell, why: 'locked' as const }]
    }),
  )
}

/** A cell in text format takes the mark of text for a letter: once more without. True when the cell then holds it. */
function putPlainly(sheet: WpsSheet, { cell, value }: CellWrite): boolean {
  const range = sheet.Range(cell)
  setInputs(range, [[value ?? '']])
  return isSameValue(value, valuesOf(range, 1, 1)[0]?.[0])
}
