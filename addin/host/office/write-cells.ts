import { parseAddress } from '#workbook/address.ts'
import type { WriteRefusal } from '../host.ts'
import type { OwnWrites } from '../own-writes.ts'
import { letOthersWork } from '../pause.ts'
import { toRectangles } from '../rectangles.ts'
import type { CellWrite, SheetId, WriteFailure } from '../spreadsheet.ts'
import { writeGroups } from '../write-group.ts'
import type { Batches } from './batches.ts'
import { lockedCells } from './locked.ts'
import { writeRectangles } from './write-rectangles.ts'

/** Writes all it can and answers the cells it could not write. */
export async function writeCells(
  batches: Batches,
  own: OwnWrites,
  writes: readonly CellWrite[],
): Promise<readonly WriteFailure[]> {
  const failures: WriteFailure[] = []
  const refuse = (cells: readonly CellWrite[], why: WriteRefusal): void => {
    for (const cell of cells) failures.push({ ...cell, why })
  }
  const bySheet = new Map<SheetId, CellWrite[]>()
  for (const write of writes) {
    const others = bySheet.get(write.sheet)
    if (parseAddress(write.cell) === null) refuse([write], 'gone')
    else if (others === undefined) bySheet.set(write.sheet, [write])
    else others.push(write)
  }
  if (bySheet.size === 0) return failures
  const states = await sheetStates(batches, [...bySheet.keys()])
  for (const [sheet, cells] of bySheet) {
    const state = states.get(sheet)
    if (state === undefined) {
      refuse(cells, 'gone')
      continue
    }
    const locked = state.isProtected ? await lockedCells(batches, sheet, cells) : new Set<CellWrite>()
    refuse([...locked], 'locked')
    const open = cells.filter((cell) => !locked.has(cell))
    for (const group of writeGroups(toRectangles(open))) {
      failures.push(...(await writeRectangles(batches, own, sheet, group)))
      await letOthersWork()
    }
  }
  return failures
}

/** Sheets that are there. */
async function sheetStates(
  batches: Batches,
  ids: readonly SheetId[],
): Promise<ReadonlyMap<SheetId, { readonly isProtected: boolean }>> {
  return await batches.run(async (context) => {
    const sheets = context.workbook.worksheets
    sheets.load('items/id,items/protection/protected')
    await context.sync()
    const wanted = sheets.items.filter((sheet) => ids.includes(sheet.id))
    return new Map(wanted.map((sheet) => [sheet.id, { isProtected: sheet.protection.protected }]))
  })
}
