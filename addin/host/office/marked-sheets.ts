import type { SheetId } from '../spreadsheet.ts'
import type { Batches } from './batches.ts'
import { isOurFormula } from './mark-format.ts'
import { protectionOf, toldProtection } from './protection.ts'
import { rangeAt } from './range-at.ts'

export interface MarkedSheet {
  readonly id: SheetId
  /** Ids of our conditional formats, those of an earlier session too. */
  readonly ours: readonly string[]
  readonly refuses: boolean
}

/**
 * Which of these sheets are there, and what of ours is on them. Two batches, and a third where there are rules.
 * @param wanted null: all sheets
 */
export async function markedSheets(
  batches: Batches,
  wanted: ReadonlySet<SheetId> | null,
): Promise<readonly MarkedSheet[]> {
  return await batches.run(async (context) => {
    const { worksheets } = context.workbook
    worksheets.load('items/id')
    await context.sync()
    const sheets = worksheets.items.filter((sheet) => wanted === null || wanted.has(sheet.id))
    const asked = sheets.map((sheet) => {
      toldProtection(sheet)
      const formats = rangeAt(sheet).conditionalFormats
      formats.load('items/id,items/type')
      return { sheet, formats }
    })
    await context.sync()
    const found = asked.map(({ sheet, formats }) => {
      const custom = formats.items.filter((format) => format.type === 'Custom').map((format) => format.id)
      return { sheet, rules: loadRules(sheet, custom) }
    })
    if (found.some(({ rules }) => rules.length > 0)) await context.sync()
    return found.map(({ sheet, rules }) => ({
      id: sheet.id,
      ours: rules.filter(({ rule }) => isOurFormula(rule.formula)).map(({ id }) => id),
      refuses: protectionOf(sheet) === 'full',
    }))
  })
}

function loadRules(sheet: Excel.Worksheet, ids: readonly string[]) {
  const formats = rangeAt(sheet).conditionalFormats
  return ids.map((id) => {
    const { rule } = formats.getItem(id).custom
    rule.load('formula')
    return { id, rule }
  })
}
