import { addressOf } from '../address.ts'
import type { SheetDraft } from '../build.ts'
import { fill, roleFill, thinBox } from '../draft/palette.ts'
import { DraftSheet } from '../draft/sheet-draft.ts'
import type { Column, Need } from './column.ts'
import { heightOf, helpHeight } from './draw-items.ts'
import { headLook, helpLook, labelLook, noteLook, stepLook, titleLook } from './looks.ts'
import { pageOf } from './page.ts'
import { guideName, standardSheets } from './sheets.ts'

const widths = [14, 22, 12, 66, 60] as const
const headings = ['工作表', '栏目', '必填', '怎样填', '可选的内容'] as const
const steps = [
  '在系统导出的工作簿里改，改完在系统“评估标准”页导入。导入先预览，列出问题和与原标准的差异，确认后才存为草稿。',
  '工作表和列可以换位、改名、另存，空行不影响；不认识的工作表和列不读入，导入时会说明。',
  '有下拉列表的从列表选；一格填几项的，用顿号隔开。空着的是没有，不是 0；得 0 分要填 0。',
  '公式可以用，读取的是保存时的结果。百分数：得分、权重、比例填 20 或 20%；单位为比值的，80% 填 0.8 或 80%。',
  '同一指标的分档写在连续几行，由优到劣，最后一行为“其余”；指标编号与上一行相同的可以留空。',
  '标准编号、各项数值都要有依据；自定的，依据性质选“拟定”。',
] as const

const needs: Readonly<Record<Need, string>> = { required: '必填', conditional: '视情形', optional: '选填' }

/** 填表说明: how to go about it, then every column of every sheet. */
export function drawGuide(title: string): SheetDraft {
  const sheet = new DraftSheet(guideName)
  sheet.put({ row: 1, column: 0 }, guideName, titleLook)
  sheet.height(1, 30)
  sheet.put({ row: 2, column: 0 }, title, noteLook)
  const whole = widths.reduce((sum, width) => sum + width, 0)
  for (const [index, step] of steps.entries()) {
    const text = `${index + 1}. ${step}`
    sheet.put({ row: 3 + index, column: 0, columns: widths.length }, text, stepLook)
    sheet.height(3 + index, heightOf([text, whole]))
  }
  const headRow = 4 + steps.length
  for (const [column, heading] of headings.entries()) sheet.put({ row: headRow, column }, heading, headLook)
  sheet.height(headRow, 24)
  let row = headRow
  for (const { name, columns } of Object.values(standardSheets)) {
    for (const column of Object.values<Column>(columns)) {
      row += 1
      putColumn(sheet, row, name, column)
    }
  }
  return sheet.finish({
    ...pageOf(title, { orientation: 'landscape', headRow }),
    selected: addressOf(headRow + 1, 0),
    columns: widths.map((width) => ({ width })),
    freezePane: { rows: headRow, columns: 0 },
    autoFilter: { range: `${addressOf(headRow, 0)}:${addressOf(row, widths.length - 1)}` },
  })
}

function putColumn(sheet: DraftSheet, row: number, name: string, { heading, need, help, kind }: Column): void {
  const options = kind.options?.join('、') ?? ''
  sheet.put({ row, column: 0 }, name, helpLook)
  sheet.put({ row, column: 1 }, heading, labelLook)
  sheet.put({ row, column: 2 }, needs[need], {
    ...helpLook,
    fill: fill(roleFill(need)),
    border: thinBox,
    alignment: { horizontal: 'center', vertical: 'center' },
  })
  sheet.put({ row, column: 3 }, help, helpLook)
  sheet.put({ row, column: 4 }, options, helpLook)
  sheet.height(row, helpHeight([help, widths[3]], [options, widths[4]]))
}
