import { fillRoles } from '#core/form/fill-role.ts'
import type { FillRole, SheetPlan } from '#core/form/sheet-plan.ts'
import { proposedFormNotice } from '#core/vocabulary/citation.ts'
import { addressOf } from '#workbook/address.ts'
import type { LookOfCell, SheetDraft } from '#workbook/build.ts'
import { displayWidth } from '#workbook/draft/display-width.ts'
import { body, fill, headFill, heading, hint, roleFill, thinBox } from '#workbook/draft/palette.ts'
import { DraftSheet } from '#workbook/draft/sheet-draft.ts'
import { footer } from './footer.ts'

const guideTitle = '填表说明'

/** Columns of the dictionary with their widths. */
const columns = [
  ['序号', 6],
  ['表', 18],
  ['字段', 24],
  ['填什么', 40],
  ['单位与精度', 18],
  ['必填条件', 34],
  ['示例', 26],
  ['由谁核定', 26],
  ['依据', 34],
] as const

const firstStep = 3
const titleLook: LookOfCell = { font: heading(16), alignment: { horizontal: 'left', vertical: 'center' } }
const noteLook: LookOfCell = { font: body(9, hint), alignment: { horizontal: 'left', vertical: 'center' } }
const stepLook: LookOfCell = { font: body(10.5), alignment: { horizontal: 'left', vertical: 'center' } }
const headLook: LookOfCell = {
  font: heading(10.5, 'FFFFFF'),
  fill: fill(headFill),
  border: thinBox,
  alignment: { horizontal: 'center', vertical: 'center' },
}

/** 填表说明: how to fill in five steps, the key of the marks, whom to ask; then every field from the dictionary. */
export function guideSheet(
  plans: readonly SheetPlan[],
  steps: readonly string[],
  contact = '下发本表的街镇或区工作专班',
): SheetDraft {
  const sheet = new DraftSheet(guideTitle)
  sheet.put({ row: 1, column: 0 }, guideTitle, titleLook)
  sheet.height(1, 30)
  sheet.put({ row: 2, column: 0 }, `${proposedFormNotice}。疑问请联系${contact}。`, noteLook)
  sheet.height(2, 16)
  for (const [index, step] of steps.entries()) {
    sheet.put({ row: firstStep + index, column: 0 }, `${index + 1}. ${step}`, stepLook)
  }
  putKey(sheet)
  const headRow = firstStep + Math.max(steps.length, Object.keys(fillRoles).length) + 1
  const lastRow = putDictionary(sheet, plans, headRow)
  return sheet.finish({
    rowHeight: 18,
    selected: addressOf(headRow + 1, 0),
    columns: columns.map(([, width]) => ({ width })),
    view: { showGridLines: false, zoomScale: 100, tabColor: { rgb: '868F98' } },
    freezePane: { rows: headRow, columns: 0 },
    autoFilter: { range: `${addressOf(headRow, 0)}:${addressOf(lastRow, columns.length - 1)}` },
    protection: { sheet: true, autoFilter: true, sort: true, formatColumns: true, formatRows: true },
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
      printTitlesRow: `$${headRow}:$${headRow}`,
    },
    headerFooter: footer(plans[0]?.formVersion ?? ''),
  })
}

const meanings: Readonly<Record<FillRole, string>> = {
  required: '必填，未填时变红',
  conditional: '满足条件时必填，不满足时变灰',
  optional: '选填',
  town: '由街镇现场核实填写',
  department: '由主管部门核定',
  readonly: '底版提供或自动计算，不用填',
}

/** The marks with their fills, beside the steps. */
function putKey(sheet: DraftSheet): void {
  for (const [index, [role, { mark, label }]] of entries(fillRoles).entries()) {
    const row = firstStep + index
    const look: LookOfCell = {
      font: body(10.5),
      fill: fill(roleFill(role)),
      border: thinBox,
      alignment: { horizontal: 'center', vertical: 'center' },
    }
    sheet.put({ row, column: 6 }, `${mark} ${label}`, look)
    sheet.put({ row, column: 7 }, meanings[role], stepLook)
  }
}

function entries<Key extends string, Value>(record: Readonly<Record<Key, Value>>): [Key, Value][] {
  return Object.entries(record) as [Key, Value][]
}

function putDictionary(sheet: DraftSheet, plans: readonly SheetPlan[], headRow: number): number {
  for (const [column, [title]] of columns.entries()) sheet.put({ row: headRow, column }, title, headLook)
  sheet.height(headRow, 24)
  let row = headRow
  for (const plan of plans) {
    for (const field of plan.sections.flatMap((section) => section.fields)) {
      row += 1
      const { fill: what, precision, required, example, suppliedBy, source } = field.help
      const texts = [plan.title, field.heading, what, precision, required, example, suppliedBy, source]
      sheet.put({ row, column: 0 }, row - headRow, look('center'))
      for (const [index, text] of texts.entries()) sheet.put({ row, column: index + 1 }, text, look('left'))
      sheet.height(row, lines(texts) * 14 + 4)
    }
  }
  return row
}

function look(horizontal: 'left' | 'center'): LookOfCell {
  return {
    font: body(10.5),
    border: thinBox,
    numFmt: horizontal === 'left' ? '@' : '0',
    alignment: { horizontal, vertical: 'center', wrapText: true },
  }
}

/** Lines the longest text of a row takes in its column. */
function lines(texts: readonly string[]): number {
  const needed = texts.map((text, index) => Math.ceil(displayWidth(text) / ((columns[index + 1]?.[1] ?? 20) - 2)))
  return Math.max(1, ...needed)
}
