import { isOurFormula } from '../mark-look.ts'
import type { SheetId } from '../spreadsheet.ts'
import type { Batches } from './batches.ts'
import { type Rule, readableFormulas } from './formulas.ts'
import { protectionOf, toldProtection } from './protection.ts'
import { rangeAt } from './range-at.ts'

export interface MarkedSheet {
  readonly id: SheetId
  /** Ids of our conditional formats by priority, those of an earlier session too. */
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
  const sheets = await batches.run((context) => ruledSheets(context, wanted))
  const formulas = await readableFormulas(
    batches,
    sheets.flatMap(({ rules }) => rules),
  )
  return sheets.map(({ id, refuses, rules }) => ({
    id,
    refuses,
    ours: rules.filter((rule) => isOurFormula(formulas.get(rule) ?? '')).map((rule) => rule.id),
  }))
}

interface RuledSheet {
  readonly id: SheetId
  readonly refuses: boolean
  /** Of the type ours have. */
  readonly rules: readonly Rule[]
}

async function ruledSheets(
  context: Excel.RequestContext,
  wanted: ReadonlySet<SheetId> | null,
): Promise<readonly RuledSheet[]> {
  const { worksheets } = context.workbook
  worksheets.load('items/id')
  await context.sync()
  const asked = worksheets.items
    .filter((sheet) => wanted === null || wanted.has(sheet.id))
    .map((sheet) => {
      toldProtection(sheet)
      const formats = rangeAt(sheet).conditionalFormats
      formats.load('items/id,items/type,items/priority')
      return { sheet, formats }
    })
  await context.sync()
  return asked.map(({ sheet, formats }) => ({
    id: sheet.id,
    refuses: protectionOf(sheet) === 'full',
    rules: formats.items
      .filter((format) => format.type === 'Custom')
      .sort((a, b) => a.priority - b.priority)
      .map((format) => ({ sheet: sheet.id, id: format.id })),
  }))
}
