import { type Area, intersection, without } from './area.ts'
import { emptyCells } from './cells.ts'
import type { Sheet } from './sheet.ts'
import type { Workbook } from './workbook.ts'

/** As office.js names them (ClearApplyTo); hyperlinks are not kept in this model. */
export const clearKinds = ['All', 'Contents', 'Formats'] as const

/** Empties cells, takes their looks and conditional formats away, or both. */
export function clearCells(workbook: Workbook, sheet: Sheet, area: Area, kind: (typeof clearKinds)[number]): void {
  if (kind !== 'Contents') clearLooks(workbook, sheet, area)
  if (kind !== 'Formats') emptyCells(workbook, sheet, area)
  if (kind === 'All') clearValidations(sheet, area)
}

function clearLooks(workbook: Workbook, sheet: Sheet, area: Area): void {
  const cells = sheet.populated(area)
  for (let row = cells?.top ?? 0; row <= (cells?.bottom ?? -1); row += 1) {
    const looks = sheet.rows[row]?.looks
    for (let column = cells?.left ?? 0; looks !== undefined && column <= (cells?.right ?? -1); column += 1)
      delete looks[column]
  }
  sheet.merges = sheet.merges.filter((merge) => intersection(merge, area) === null)
  clearConditionalFormats(sheet, area)
  workbook.touch()
}

/** What lies outside the area keeps its format. */
export function clearConditionalFormats(sheet: Sheet, area: Area): void {
  sheet.formats = sheet.formats.filter((format) => {
    format.areas = format.areas.flatMap((one) => without(one, area))
    return format.areas.length > 0
  })
}

export function clearValidations(sheet: Sheet, area: Area): void {
  sheet.validations = sheet.validations.flatMap((validation) => {
    const areas = validation.areas.flatMap((one) => without(one, area))
    return areas.length === 0 ? [] : [{ ...validation, areas }]
  })
}
