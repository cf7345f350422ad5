import { buildWorkbook } from '#workbook/build.ts'
import { OptionLists } from '#workbook/draft/option-lists.ts'
import { enterpriseSheet } from './enterprise-sheet.ts'
import { guideSheet } from './guide-sheet.ts'
import { enterprisePlan, ledgerColumns, parcelPlan, versionOf } from './plans.ts'
import { tableSheet } from './table-sheet.ts'

const parcelRows = 500
const firmRows = 800

const steps = [
  '“用地主体自评表”每宗地块一行，“企业信息采集表”每家企业一行，用地块编码对应。',
  '红色单元格为必填未填，灰色单元格不用填；金额单位万元，面积单位m²。',
  '没有的填“无”“否”或0，不要空着；编码列为文本，可直接粘贴数值。',
  `已备好${parcelRows}宗地块、${firmRows}家企业的行；不够时撤销工作表保护（无密码），在末行下方接着填。`,
  '可以排序、筛选、隐藏行列；不要改列标题。填完后用加载项校验，或在系统中上传。',
]

/** 街镇台账.xlsx: both forms as tables. `prefilled` locks what the base map supplied. */
export function ledgerWorkbook(options: { readonly prefilled: boolean } = { prefilled: false }): Promise<Uint8Array> {
  const copy = { prefilled: options.prefilled, department: null }
  const lists = new OptionLists()
  const parcels = tableSheet(
    {
      plan: parcelPlan,
      fields: ledgerColumns(parcelPlan, ['parcelCode', 'parcelName']),
      title: '街镇台账：用地主体自评表',
      tableName: 'parcels',
      rows: parcelRows,
      copy,
      pagesWide: 3,
    },
    lists,
  )
  const firms = enterpriseSheet({ title: '街镇台账：企业信息采集表', rows: firmRows, copy }, lists)
  return buildWorkbook({
    title: '街镇台账',
    sheets: [parcels.sheet, firms.sheet, guideSheet([parcelPlan, enterprisePlan], steps), lists.toSheet()],
    names: [...parcels.names, ...firms.names],
    meta: {
      template: 'ledger',
      department: null,
      forms: [versionOf(parcelPlan), versionOf(enterprisePlan)],
      cycle: null,
      parcelCode: null,
      revisions: [],
    },
  })
}
