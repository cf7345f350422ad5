import { SpreadsheetFailure } from '../spreadsheet-failure.ts'
import { itemsOf, memberIfAny, memberOf, type WpsApplication, type WpsSheet, type WpsWorkbook } from './jsapi.ts'

/** The workbook that was in front when the pane was opened: WPS has one Application for all that are open. */
export interface Book {
  /** Throws SpreadsheetFailure 'unavailable' as long as none is open. */
  readonly workbook: () => WpsWorkbook
  readonly sheets: () => readonly WpsSheet[]
  /** By name, the only thing WPS surely knows a sheet by; null when it is not there. */
  readonly sheet: (name: string) => WpsSheet | null
  /** A new one at the end. Throws SpreadsheetFailure 'protected' where the structure is. */
  readonly addSheet: (name: string) => WpsSheet
}

export function createBook(application: WpsApplication): Book {
  let bound = memberIfAny(application, 'ActiveWorkbook') ?? null
  const workbook = (): WpsWorkbook => {
    bound ??= memberIfAny(application, 'ActiveWorkbook') ?? null
    if (bound === null) throw new SpreadsheetFailure('unavailable', '', 'no workbook is open')
    return bound
  }
  const sheets = (): readonly WpsSheet[] => itemsOf(memberOf(workbook(), 'Worksheets'))
  return {
    workbook,
    sheets,
    sheet: (name) => sheets().find((sheet) => memberOf(sheet, 'Name') === name) ?? null,
    addSheet: (name) => {
      if (memberIfAny(workbook(), 'ProtectStructure') === true) {
        throw new SpreadsheetFailure('protected', '', 'the workbook takes no sheets')
      }
      const worksheets = memberOf(workbook(), 'Worksheets')
      const added = worksheets.Add(undefined, worksheets.Item(memberOf(worksheets, 'Count')))
      added.Name = name
      return added
    },
  }
}
