import type { SheetOutline } from '../spreadsheet.ts'

/** Asks for what `protectionOf` needs; both are of ExcelApi 1.2. */
export function toldProtection(sheet: Excel.Worksheet): void {
  sheet.protection.load('protected,options')
}

/** @param sheet synced after `toldProtection` */
export function protectionOf(sheet: Excel.Worksheet): SheetOutline['protection'] {
  if (!sheet.protection.protected) return 'none'
  return sheet.protection.options.allowFormatCells === true ? 'formats' : 'full'
}

/** Comments are objects on the sheet. */
export function allowsObjects(sheet: Excel.Worksheet): boolean {
  return !sheet.protection.protected || sheet.protection.options.allowEditObjects === true
}
