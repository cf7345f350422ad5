import { buildWorkbook } from '#workbook/build.ts'
import { OptionLists } from '#workbook/draft/option-lists.ts'
import { enterpriseSheet } from './enterprise-sheet.ts'
import { guideSheet } from './guide-sheet.ts'
import { paperSheet } from './paper-sheet.ts'
import { enterprisePlan, parcelPlan, versionOf } from './plans.ts'
import type { Signing } from './signatures.ts'

/** More firms on one parcel than any has; reading accepts more. */
const firmRows = 60

const steps = [
  '在“用地主体自评表”按标记逐项填写：红色单元格为必填未填，灰色单元格不用填。',
  '在“企业信息采集表”每家企业填一行，金额为企业全年合计，单位万元。',
  '没有的填“无”“否”或0，不要空着；下拉框只能选列出的内容。',
  '“现场核查项”由街镇现场核实后填写，计算项自动得出。',
  '填完后打印，用地主体盖章，连同电子表交街镇审核。',
]

/** The land user on the left, the 街镇 on the right. */
const signing: Signing = {
  promise: '本单位承诺所填内容真实、完整，如有不实，愿承担相应责任。',
  boxes: [
    { fields: ['fillPerson', 'fillPhone', 'fillDate'], text: '用地主体（盖章）' },
    {
      fields: ['townReviewer', 'townReviewDate', 'townOpinion'],
      text: '街镇审核意见（盖章）\n\n审核人（签字）：',
    },
  ],
}

/** 一地一表.xlsx: one parcel on paper, its firms as a table. `prefilled` locks what the base map supplied. */
export function parcelWorkbook(options: { readonly prefilled: boolean } = { prefilled: false }): Promise<Uint8Array> {
  const copy = { prefilled: options.prefilled, department: null }
  const lists = new OptionLists()
  const paper = paperSheet(
    {
      plan: parcelPlan,
      title: '上海市产业用地综合绩效评估表（用地主体自评表）',
      copy,
      identity: ['parcelCode', 'assessYear'],
      secondPage: 'site',
      signing,
      widths: { label: 18, value: 30 },
    },
    lists,
  )
  const firms = enterpriseSheet({ title: '企业信息采集表', rows: firmRows, copy }, lists)
  return buildWorkbook({
    title: '一地一表',
    sheets: [paper.sheet, firms.sheet, guideSheet([parcelPlan, enterprisePlan], steps), lists.toSheet()],
    names: [...paper.names, ...firms.names],
    meta: {
      template: 'parcel',
      department: null,
      forms: [versionOf(parcelPlan), versionOf(enterprisePlan)],
      cycle: null,
      parcelCode: null,
      revisions: [],
    },
  })
}
