import type { SheetEvent } from '../edit-hints.ts'
import type { SelectedCell } from '../spreadsheet.ts'
import type { Book } from './book.ts'
import { memberIfAny, memberOf, type WpsApplication, type WpsListener, type WpsSheet } from './jsapi.ts'

export interface EventTakers {
  readonly edited: (event: SheetEvent) => void
  readonly selected: (cell: SelectedCell | null) => void
}

/** Whether edits are told from now on; never throws. WPS tells of every open workbook. */
export function followEvents(application: WpsApplication, book: Book, { edited, selected }: EventTakers): boolean {
  const changed: WpsListener = (sheet, range) => {
    const address = ask(() => memberOf(range, 'Address'), null)
    if (ask(() => isOfBook(book, sheet), true)) edited({ sheet: ask(() => nameOf(sheet), ''), address, isOurs: null })
  }
  const moved: WpsListener = (sheet, range) => {
    const cell = () => ({ sheet: nameOf(sheet), row: memberOf(range, 'Row'), column: memberOf(range, 'Column') - 1 })
    if (ask(() => isOfBook(book, sheet), true)) selected(ask(cell, null))
  }
  return ask(() => {
    const events = memberOf(application, 'ApiEvent')
    events.AddApiEventListener('SheetChange', changed)
    ask(() => events.AddApiEventListener('SheetSelectionChange', moved), null)
    return true
  }, false)
}

function nameOf(sheet: WpsSheet | string): string {
  return typeof sheet === 'string' ? sheet : memberOf(sheet, 'Name')
}

/** Of the workbook that this pane is beside, as far as one can tell. */
function isOfBook(book: Book, sheet: WpsSheet | string): boolean {
  const parent = typeof sheet === 'string' ? null : memberIfAny(sheet, 'Parent')
  return !parent || memberIfAny(parent, 'Name') === memberIfAny(book.workbook(), 'Name')
}

/** What is asked for, or `otherwise` where this build does not know it. */
export function ask<T>(question: () => T, otherwise: T): T {
  try {
    return question()
  } catch {
    return otherwise
  }
}
