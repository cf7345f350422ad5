import { parseArea } from '#workbook/address.ts'
import type { SheetEvent } from '../edit-hints.ts'
import type { SelectedCell } from '../spreadsheet.ts'
import type { Batches } from './batches.ts'
import { needs } from './requirements.ts'

export interface EventTakers {
  readonly edited: (event: SheetEvent) => void
  readonly selected: (cell: SelectedCell | null) => void
}

/** Registers for what the user does: of all sheets at once from ExcelApi 1.9 on, below sheet by sheet, new ones too. */
export async function followEvents(batches: Batches, level: number, takers: EventTakers): Promise<void> {
  const changed = (event: Excel.WorksheetChangedEventArgs): Promise<void> => {
    takers.edited(sheetEvent(event))
    return Promise.resolve()
  }
  const selected = (event: Excel.WorksheetSelectionChangedEventArgs): Promise<void> => {
    takers.selected(selectedCell(event.worksheetId, event.address))
    return Promise.resolve()
  }
  const restructured = ({ worksheetId }: { readonly worksheetId: string }): Promise<void> => {
    takers.edited({ sheet: worksheetId, address: null, isOurs: null })
    return Promise.resolve()
  }
  const followSheet = (sheet: Excel.Worksheet): void => {
    sheet.onChanged.add(changed)
    sheet.onSelectionChanged.add(selected)
  }
  const added = async (event: Excel.WorksheetAddedEventArgs): Promise<void> => {
    await restructured(event)
    if (level >= needs.workbookEvents) return
    await batches.run(async (context) => {
      followSheet(context.workbook.worksheets.getItem(event.worksheetId))
      await context.sync()
    })
  }
  await batches.run(async (context) => {
    const { worksheets } = context.workbook
    worksheets.onAdded.add(added)
    worksheets.onDeleted.add(restructured)
    // office.js may be older than the host.
    if (level >= needs.renameEvents && 'onNameChanged' in worksheets) worksheets.onNameChanged.add(restructured)
    if (level >= needs.workbookEvents) {
      worksheets.onChanged.add(changed)
      worksheets.onSelectionChanged.add(selected)
    } else {
      worksheets.load('items/id')
      await context.sync()
      for (const sheet of worksheets.items) followSheet(sheet)
    }
    await context.sync()
  })
}

function sheetEvent(event: Excel.WorksheetChangedEventArgs): SheetEvent {
  // Of ExcelApi 1.14, whatever the types say.
  const source: string | undefined = event.triggerSource
  return {
    sheet: event.worksheetId,
    address: event.changeType === 'RangeEdited' ? event.address : null,
    isOurs: source === undefined ? null : source === 'ThisLocalAddin',
  }
}

/** The first cell of what is selected; whole rows and columns begin with their first cell. */
function selectedCell(sheet: string, address: string): SelectedCell | null {
  const first = address.slice(address.lastIndexOf('!') + 1).split(/[,:]/)[0] ?? ''
  const cell = /^\d+$/.test(first) ? `A${first}` : /^[A-Z]+$/.test(first) ? `${first}1` : first
  const place = parseArea(cell)?.first
  return place === undefined ? null : { sheet, ...place }
}
