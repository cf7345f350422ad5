import { quoteSheet } from '#workbook/address.ts'
import type { DefinedNames, LookOfCell } from '#workbook/build.ts'
import { cycleName } from '#workbook/cycle.ts'
import type { OptionLists } from '#workbook/draft/option-lists.ts'
import { fill, heading, inputLook, labelFill, thinBox } from '#workbook/draft/palette.ts'
import type { DraftSheet } from '#workbook/draft/sheet-draft.ts'
import { cellRule } from './cell-rules.ts'
import { parcelPlan } from './plans.ts'
import { legendRow } from './table-heads.ts'
import type { TableSheet } from './table-plan.ts'

const labelLook: LookOfCell = {
  font: heading(10.5),
  fill: fill(labelFill),
  border: thinBox,
  alignment: { horizontal: 'left', vertical: 'center' },
}

/** The year a department's rows belong to, which its columns do not state. */
export function putCycle(sheet: DraftSheet, { cycle, plan }: TableSheet, options: OptionLists): DefinedNames {
  const field = parcelPlan.fields.find((one) => one.key === 'assessYear')
  if (cycle === undefined || !field) return []
  const place = { row: legendRow, column: 1 }
  const format = { numberFormat: field.numberFormat, align: 'left', wrap: false, indent: 0 } as const
  sheet.put({ row: legendRow, column: 0 }, field.label, labelLook)
  if (cycle === 'taken-over') {
    sheet.putFormula(place, `IF(${cycleName}="","",${cycleName})`, inputLook('readonly', format, true))
    return []
  }
  sheet.put(place, null, inputLook('required', format, false))
  const address = `$B$${legendRow}`
  if (field.validation) sheet.rules.push(cellRule(field.validation, `B${legendRow}`, () => address, options))
  return [{ name: cycleName, range: `${quoteSheet(plan.title)}!${address}` }]
}
