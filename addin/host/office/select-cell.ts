import type { SheetId } from '../spreadsheet.ts'
import type { Batches } from './batches.ts'
import { officeCode } from './office-error.ts'
import { rangeAt } from './range-at.ts'

/** What Excel answers for a cell that is not there, or a hidden sheet of a workbook whose structure is protected. */
const refusals = ['ItemNotFound', 'InvalidArgument', 'InvalidReference', 'InvalidOperation', 'AccessDenied']

/** False when there is no such sheet or cell, or it cannot be shown. A very hidden sheet stays hidden. */
export async function selectCell(batches: Batches, id: SheetId, cell: string): Promise<boolean> {
  try {
    return await batches.run(async (context) => {
      const sheet = context.workbook.worksheets.getItemOrNullObject(id)
      sheet.load('visibility')
      await context.sync()
      if (sheet.isNullObject || sheet.visibility === 'VeryHidden') return false
      if (sheet.visibility === 'Hidden') sheet.visibility = 'Visible'
      sheet.activate()
      rangeAt(sheet, cell).select()
      await context.sync()
      return true
    })
  } catch (error) {
    if (refusals.includes(officeCode(error) ?? '')) return false
    throw error
  }
}
