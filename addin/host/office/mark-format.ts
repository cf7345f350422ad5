import type { FindingLevel } from '#core/form/field-finding.ts'
import { markColours, markFormula } from '../mark-look.ts'

/** Adds the mark of a level to ranges; the cells' own fill and font stay beneath it. */
export function addMark(formats: Excel.ConditionalFormatCollection, level: FindingLevel): void {
  const format = formats.add('Custom')
  format.custom.rule.formula = markFormula(level)
  format.custom.format.fill.color = markColours[level].fill
  format.custom.format.font.color = markColours[level].font
  // The reference says that a new one comes first, Excel has been seen to put it last. As the last step: afterwards the
  // object stands for whatever else has its old place.
  format.priority = 0
}
