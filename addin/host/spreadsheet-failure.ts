/** Why the spreadsheet program did not do what was asked, where the user can do something about it. */
export type SpreadsheetFault =
  /** The sheet refuses: it is protected. */
  | 'protected'
  /** More than one answer may carry, even row by row. */
  | 'too-large'
  /** The program no longer answers. */
  | 'unavailable'
  /** It knows the call and refuses: GeneralException of insertWorksheetsFromBase64 and the like. */
  | 'refused'

export class SpreadsheetFailure extends Error {
  readonly fault: SpreadsheetFault
  /** Sheet it concerns, '' for the workbook. */
  readonly sheet: string
  constructor(fault: SpreadsheetFault, sheet: string, message: string) {
    super(message)
    this.name = 'SpreadsheetFailure'
    this.fault = fault
    this.sheet = sheet
  }
}
