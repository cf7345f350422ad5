import { metaToRows, metaToXml, type WorkbookMeta } from '#workbook/meta.ts'
import type { Spreadsheet } from '../spreadsheet.ts'
import { SpreadsheetFailure } from '../spreadsheet-failure.ts'

/**
 * Writes revisions and locks into the workbook's meta, both its homes. A workbook that was not made from a template of ours
 * has none and gets none.
 */
export async function noteMeta(
  spreadsheet: Spreadsheet,
  meta: WorkbookMeta | null,
  synced: Required<Pick<WorkbookMeta, 'revisions' | 'locks'>>,
): Promise<void> {
  if (meta === null) return
  const noted = { ...meta, ...synced }
  try {
    await spreadsheet.writeMeta(metaToXml(noted), metaToRows(noted))
  } catch (error) {
    // A workbook whose structure is protected keeps its old note: the next sync compares more than it needs to, no less.
    if (!(error instanceof SpreadsheetFailure)) throw error
  }
}
