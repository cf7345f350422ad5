import { createEditHints } from '../edit-hints.ts'
import { createListeners } from '../listeners.ts'
import { createOwnWrites } from '../own-writes.ts'
import type { SelectedCell, Spreadsheet } from '../spreadsheet.ts'
import { toBase64 } from './base64.ts'
import { createBatchLog } from './batch-log.ts'
import { type Batches, createBatches } from './batches.ts'
import { type EventTakers, followEvents } from './events.ts'
import { insertSheets } from './insert-sheets.ts'
import { createMarks } from './marks.ts'
import { writeMeta } from './meta.ts'
import { createNotes } from './notes.ts'
import { officeCode } from './office-error.ts'
import { readOutline } from './outline.ts'
import { readBlocks } from './read-blocks.ts'
import { writeReport } from './report.ts'
import { abilitiesAt, apiLevel, programText } from './requirements.ts'
import { selectCell } from './select-cell.ts'
import { writeCells } from './write-cells.ts'

/** The workbook that is open in Excel. To be called when `startOffice` answered 'excel'. */
export async function openOfficeSpreadsheet(batches: Batches = createBatches()): Promise<Spreadsheet> {
  const level = apiLevel()
  const own = createOwnWrites()
  const hints = createEditHints(own)
  const selections = createListeners<SelectedCell | null>()
  const marks = createMarks(batches, level)
  const notes = createNotes(batches)
  const abilities = abilitiesAt(level)
  const follows =
    abilities.followsEdits && (await follow(batches, level, { edited: hints.take, selected: selections.tell }))

  return {
    kind: 'office',
    program: programText(level),
    abilities: { ...abilities, followsEdits: follows },
    log: createBatchLog(),
    outline: () => readOutline(batches, level),
    readBlocks: (requests, onBlock, signal) => readBlocks(batches, requests, onBlock, signal),
    writeCells: (writes) => writeCells(batches, own, writes),
    setMarks: marks.set,
    clearMarks: async () => {
      if (abilities.marks) await marks.clear()
      if (abilities.notes) await notes.set([])
    },
    setNotes: notes.set,
    select: (sheet, cell) => selectCell(batches, sheet, cell),
    insertSheets: (bytes, names) => insertSheets(batches, own, bytes, names),
    openWorkbook: (bytes) => {
      const base64 = toBase64(bytes)
      return batches.once(() => Excel.createWorkbook(base64))
    },
    writeReport: (report) => writeReport(batches, own, level, report),
    writeMeta: (xml, rows) => writeMeta(batches, own, level, xml, rows),
    onEdit: hints.listeners.add,
    onSelect: selections.add,
    busy: batches.busy,
    onBusy: batches.onBusy,
    stopWaiting: batches.stopWaiting,
  }
}

/**
 * Whether edits are followed. Somebody may be in a cell just now: registering then goes on by itself, and the pane
 * opens. An Excel that refuses events is one without them.
 */
async function follow(batches: Batches, level: number, takers: EventTakers): Promise<boolean> {
  const registered = followEvents(batches, level, takers).then(
    () => true,
    (error: unknown) => {
      if (officeCode(error) === null) throw error
      return false
    },
  )
  let stop = (): void => {}
  const busy = new Promise<true>((resolve) => {
    stop = batches.onBusy(() => resolve(true))
  })
  const follows = await Promise.race([registered, busy])
  stop()
  return follows
}
