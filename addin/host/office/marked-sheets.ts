import type { SheetId } from '../spreadsheet.ts'
import type { Batches } from './batches.ts'
import { isOurFormula } from './mark-format.ts'
import { protectionOf, toldProtection } from './protection.ts'

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
      const formats = sheet.getRange().conditionalFormats
      formats.load('items/id,items/type')
      return { sheet, formats }
    })
    await context.sync()
    const found = asked.map(({ sheet, formats }) => ({ sheet, rules: formats.items.flatMap(customRule) }))
    if (found.some(({ rules }) => rules.length > 0)) await context.sync()
    return found.map(({ sheet, rules }) => ({
      id: sheet.id,
      ours: rules.filter(({ rule }) => isOurFormula(rule.formula)).map(({ id }) => id),
      refuses: protectionOf(sheet) === 'full',
    }))
  })
}

function customRule(format: Excel.ConditionalFormat) {
  if (format.type !== 'Custom') return []
  const { rule } = format.custom
  rule.load('formula')
  return [{ id: format.id, rule }]
}
