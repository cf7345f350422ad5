import { buildWorkbook } from '#workbook/build.ts'
import { OptionLists } from '#workbook/draft/option-lists.ts'
import { guideSheet } from './guide-sheet.ts'
import { disposalPlan, ledgerColumns, versionOf } from './plans.ts'
import { tableSheet } from './table-sheet.ts'

/** More than a 街镇 has on the list; reading accepts more. */
const rows = 200

const steps = [
  '本表由系统按街镇预填后下发，低效产业用地清单上的每宗地块一行；灰色单元格不用填，地块编码不得改动。',
  '红色单元格为必填未填；不同处置路径要填的项不同，选定路径后看标红的列。',
  '金额单位万元，面积单位m²；没有的填0或“否”，不要空着。各项资金合计应等于总投资。',
  '节点按先后填写，完成后补填完成日期和依据；已批准的方案只能补填节点、权利限制和完成情况。',
  '填完后在系统“处置”中上传，系统逐行合并并告知结果；与他人改动冲突的，两个值都保留，由您选定。',
]

/** 处置方案表.xlsx: a row a parcel of the list of low-efficiency land; what the system brings along is locked. */
export function disposalWorkbook(): Promise<Uint8Array> {
  const lists = new OptionLists()
  const table = tableSheet(
    {
      plan: disposalPlan,
      fields: ledgerColumns(disposalPlan, ['parcelCode', 'parcelName']),
      title: '低效产业用地处置方案表',
      tableName: 'plans',
      rows,
      copy: { prefilled: true, department: null },
      pagesWide: 6,
    },
    lists,
  )
  return buildWorkbook({
    title: disposalPlan.title,
    sheets: [table.sheet, guideSheet([disposalPlan], steps, '区工作专班办公室'), lists.toSheet()],
    names: table.names,
    meta: {
      template: 'disposal',
      department: null,
      forms: [versionOf(disposalPlan)],
      cycle: null,
      parcelCode: null,
      revisions: [],
    },
  })
}
