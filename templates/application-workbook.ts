import { buildWorkbook } from '#workbook/build.ts'
import { OptionLists } from '#workbook/draft/option-lists.ts'
import { guideSheet } from './guide-sheet.ts'
import type { PairsOfSections } from './paper-layout.ts'
import { paperSheet } from './paper-sheet.ts'
import { applicationPlan, versionOf } from './plans.ts'
import type { Signing } from './signatures.ts'

const steps = [
  '一个项目填一份，只适用于规划产业区块外的存量产业用地。',
  '按标记逐项填写：红色单元格为必填未填，灰色单元格不用填；没有的填“无”“否”或0。',
  '改造后土地面积应与改造前相同（零增地）；因复测不同的，写明原因和依据。',
  '亩均产值、亩均税收和是否突破合同容积率自动得出。',
  '填完后用加载项校验并上送，或在系统“优质项目”中填报；打印盖章，连同材料一并提交。',
]

/** What was and what will be, beside each other. */
const pairs: PairsOfSections = {
  change: [
    ['works', 'breaksContractRatio'],
    ['landAreaBefore', 'landAreaAfter'],
    ['floorAreaBefore', 'floorAreaAfter'],
    ['farBefore', 'farAfter'],
    ['farContract', 'farPlan'],
    ['landAreaNote'],
  ],
}

const signing: Signing = {
  promise: '本单位承诺所填内容和所附材料真实、完整，如有不实，愿承担相应责任。',
  boxes: [
    { fields: ['applicationDate'], text: '项目单位（盖章）\n\n法定代表人（签字）：' },
    { fields: [], text: '区产业部门初审意见（盖章）\n\n经办人（签字）：' },
  ],
}

/** 零增地技术改造项目申请表.xlsx: one project on paper. */
export function applicationWorkbook(): Promise<Uint8Array> {
  const lists = new OptionLists()
  const paper = paperSheet(
    {
      plan: applicationPlan,
      title: '“零增地”技术改造项目申请表',
      copy: { prefilled: false, department: null },
      identity: ['projectName', 'projectUnit'],
      secondPage: 'investment',
      signing,
      // The longest label, 改造前综合能耗（吨标准煤）, in one line.
      widths: { label: 27, value: 25 },
      pairs,
    },
    lists,
  )
  return buildWorkbook({
    title: applicationPlan.title,
    sheets: [paper.sheet, guideSheet([applicationPlan], steps, '区产业部门'), lists.toSheet()],
    names: paper.names,
    meta: {
      template: 'application',
      department: null,
      forms: [versionOf(applicationPlan)],
      cycle: null,
      parcelCode: null,
      revisions: [],
    },
  })
}
