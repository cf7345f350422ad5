import type { CellValue } from '#core/form/field.ts'
import { formById, isFormId } from '#core/forms/catalogue.ts'

/** Where a line stands: 企业信息采集表 第 12 行; of a CSV the row alone. */
export function placeText(sheet: string | null, row: number): string {
  return sheet === null ? `第 ${row} 行` : `${sheet} 第 ${row} 行`
}

/** What a line states, in one order: equal texts say the same. */
export function saysText(stated: Readonly<Record<string, CellValue>>): string {
  return JSON.stringify(Object.entries(stated).sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** The 中文 label of a field by its key. */
export function fieldLabel(form: string, field: string): string {
  return (isFormId(form) ? formById(form).fields[field]?.label : undefined) ?? field
}
