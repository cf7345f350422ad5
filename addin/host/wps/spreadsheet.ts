import { createEditHints } from '../edit-hints.ts'
import { createListeners } from '../listeners.ts'
import { createOwnWrites } from '../own-writes.ts'
import type { SelectedCell, Spreadsheet } from '../spreadsheet.ts'
import { SpreadsheetFailure } from '../spreadsheet-failure.ts'
import { type Book, createBook } from './book.ts'
import { type Calls, createCalls } from './calls.ts'
import { ask, followEvents } from './events.ts'
import { programText } from './find-application.ts'
import { memberOf, type WpsApplication } from './jsapi.ts'
import { createMarks, takesMarks } from './marks.ts'
import { writeMeta } from './meta.ts'
import { isShown, readOutline } from './outline.ts'
import { readBlocks } from './read-blocks.ts'
import { writeReport } from './report.ts'
import { writeCells } from './write-cells.ts'

/**
 * The workbook in front in WPS 表格. Experimental: held against a simulated JSAPI only, never against WPS. Sheets are known
 * by name: a renamed one is another until the workbook is read again, which every focus of the pane does.
 */
export function openWpsSpreadsheet(application: WpsApplication, calls: Calls = createCalls()): Spreadsheet {
  const book = createBook(application)
  const own = createOwnWrites()
  const hints = createEditHints(own)
  const selections = createListeners<SelectedCell | null>()
  const marks = createMarks(calls, book)
  const writing = { calls, book, own }
  const front = () => memberOf(book.workbook(), 'ActiveSheet')
  return {
    kind: 'wps',
    program: programText(application),
    abilities: {
      followsEdits: followEvents(application, book, { edited: hints.take, selected: selections.tell }),
      marks: ask(() => takesMarks(front()), false),
      notes: false,
      insertsSheets: false,
      opensWorkbooks: false,
      writesReports: ask(() => typeof memberOf(front(), 'Names').Add === 'function', false),
    },
    outline: () => calls.run(() => readOutline(book)),
    readBlocks: (requests, onBlock, signal) => readBlocks(calls, book, requests, onBlock, signal),
    writeCells: (writes) => writeCells(writing, writes),
    setMarks: marks.set,
    clearMarks: marks.clear,
    setNotes: () => Promise.resolve(),
    select: (sheet, cell) => calls.run(() => select(book, sheet, cell)),
    insertSheets: () => Promise.reject(new SpreadsheetFailure('refused', '', 'not offered in WPS')),
    openWorkbook: () => Promise.reject(new SpreadsheetFailure('refused', '', 'not offered in WPS')),
    writeReport: (report) => writeReport(writing, report),
    writeMeta: (xml, rows) => writeMeta(writing, xml, rows),
    onEdit: hints.listeners.add,
    onSelect: selections.add,
    busy: calls.busy,
    onBusy: calls.onBusy,
    stopWaiting: calls.stopWaiting,
  }
}

/** False when there is no such sheet or cell. A very hidden sheet stays hidden. */
function select(book: Book, id: string, cell: string): boolean {
  const sheet = book.sheet(id)
  if (sheet === null || memberOf(sheet, 'Visible') === 2) return false
  return ask(() => {
    if (!isShown(sheet)) sheet.Visible = -1
    book.workbook().Activate()
    sheet.Activate()
    sheet.Range(cell).Select()
    return true
  }, false)
}
