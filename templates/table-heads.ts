import { fillRoles } from '#core/form/fill-role.ts'
import type { FieldPlan, FillRole } from '#core/form/sheet-plan.ts'
import { proposedFormNotice } from '#core/vocabulary/citation.ts'
import type { LookOfCell } from '#workbook/build.ts'
import { body, fill, groupFill, headFill, heading, hint, ink, side, thinBox } from '#workbook/draft/palette.ts'
import type { DraftSheet } from '#workbook/draft/sheet-draft.ts'
import { type Copy, cellRole } from './role.ts'
import type { TableSheet } from './table-plan.ts'

const titleRow = 1
const noticeRow = 2
export const legendRow = 3
const groupRow = 4
const markRow = 5
export const headRow = 6
export const firstRow = headRow + 1
/** 地块编码 and the name beside it stay in sight. */
export const frozenColumns = 2

const titleLook: LookOfCell = { font: heading(16), alignment: { horizontal: 'left', vertical: 'center' } }
const noteLook: LookOfCell = { font: body(9, hint), alignment: { horizontal: 'left', vertical: 'center' } }
const groupLook: LookOfCell = {
  font: heading(10.5),
  fill: fill(groupFill),
  border: { top: side('thin'), bottom: side('thin') },
  alignment: { horizontal: 'left', vertical: 'center' },
}
const markLook: LookOfCell = {
  font: body(9, ink),
  alignment: { horizontal: 'center', vertical: 'center' },
  border: thinBox,
}
const headLook: LookOfCell = {
  font: heading(10.5, 'FFFFFF'),
  fill: fill(headFill),
  border: thinBox,
  alignment: { horizontal: 'center', vertical: 'center', wrapText: true },
}

/** Everything above the rows: title, label, key of the marks, sections, marks, headings. */
export function putHeads(sheet: DraftSheet, table: TableSheet): void {
  const { fields, plan, copy, title } = table
  sheet.put({ row: titleRow, column: 0 }, title, titleLook)
  sheet.put({ row: noticeRow, column: 0 }, proposedFormNotice, noteLook)
  const legendColumn = table.cycle === undefined ? 0 : 2
  sheet.put({ row: legendRow, column: legendColumn }, legend(fields, copy, plan.key), noteLook)
  sheet.height(titleRow, 30)
  sheet.height(noticeRow, 15)
  sheet.height(legendRow, table.cycle === undefined ? 15 : 21)
  sheet.height(groupRow, 18)
  sheet.height(markRow, 15)
  sheet.height(headRow, 30)
  const titles = new Map(plan.sections.map((section) => [section.key, section.title]))
  for (const [column, field] of fields.entries()) {
    const first = fields[column - 1]?.section !== field.section
    sheet.put({ row: groupRow, column }, first ? (titles.get(field.section) ?? null) : null, groupLook)
    sheet.put({ row: markRow, column }, cellRole(field, copy, plan.key.includes(field.key)).mark, markLook)
    sheet.put({ row: headRow, column }, field.heading, headLook)
  }
}

/** The marks this sheet uses, in words. */
function legend(fields: readonly FieldPlan[], copy: Copy, key: readonly string[]): string {
  const used = new Set<FillRole>(fields.map((field) => cellRole(field, copy, key.includes(field.key)).role))
  const words = Object.entries(fillRoles).flatMap(([role, { mark, label }]) => {
    return [...used].some((one) => one === role) ? [`${mark} ${label}`] : []
  })
  return `${words.join('　')}　红色单元格为必填未填`
}
