import type { Standard } from '../scoring/standard.ts'
import { type Citation, proposed } from '../vocabulary/citation.ts'

/** What every example family takes from the product: what a place's own document fixes stands in its file. */

export const unpublished: Citation = proposed('原办法未公开此项，本示例拟定')

/** What an indicator measures, apart from how a family weighs and scores it. */
export const taxPerMu = {
  name: '亩均税收',
  formula: '上缴税金总额 ÷ 亩',
  unit: '万元/亩',
  display: 'number',
  measure: 'tax-per-mu',
  params: null,
} as const

export const revenuePerMu = {
  name: '亩均销售',
  formula: '营业收入 ÷ 亩',
  unit: '万元/亩',
  display: 'number',
  measure: 'output-per-mu',
  params: { output: { 工业: 'revenue', 仓储: 'revenue', 研发: 'revenue' } },
} as const

const output = { 工业: 'grossOutput', 仓储: 'revenue', 研发: 'revenue' } as const

export const outputPerMu = {
  name: '亩均产值',
  formula: '工业总产值 ÷ 亩（仓储、研发：营业收入 ÷ 亩）',
  unit: '万元/亩',
  display: 'number',
  measure: 'output-per-mu',
  params: { output },
} as const

export const outputPerEnergy = {
  name: '单位能耗产值',
  formula: '工业总产值 ÷ 综合能耗（仓储、研发：营业收入 ÷ 综合能耗）',
  unit: '万元/tce',
  display: 'number',
  measure: 'output-per-energy',
  params: { output },
} as const

export const outputPerDischarge = {
  name: '单位排放产值',
  formula: '工业总产值 ÷ 污染当量（仓储、研发：营业收入 ÷ 污染当量）',
  unit: '万元/吨当量',
  display: 'number',
  measure: 'output-per-discharge',
  params: { output },
} as const

export const revenuePerHead = {
  name: '人均营业收入',
  formula: '营业收入 ÷ 年末从业人数',
  unit: '万元/人',
  display: 'number',
  measure: 'revenue-per-head',
  params: null,
} as const

export const rdIntensity = {
  name: '研发投入强度',
  formula: '研究开发费用 ÷ 营业收入',
  unit: '%',
  display: 'number',
  measure: 'rd-intensity',
  params: null,
} as const

export const fixedAssetIntensity = {
  name: '亩均固定资产',
  formula: '固定资产原价 ÷ 亩',
  unit: '万元/亩',
  display: 'number',
  measure: 'fixed-asset-intensity',
  params: null,
} as const

export const taxPerEnergy = {
  name: '单位能耗税收',
  formula: '上缴税金总额 ÷ 综合能耗',
  unit: '万元/tce',
  display: 'number',
  measure: 'tax-per-energy',
  params: null,
} as const

export const taxPerElectricity = {
  name: '单位用电税收',
  formula: '上缴税金总额 ÷ 用电量',
  unit: '元/千瓦时',
  display: 'number',
  measure: 'tax-per-electricity',
  params: null,
} as const

/** Blank, negative or divided by 0 is worth nothing; applies to every land class. */
export const plain = { missingPoints: 0, notApplicableTo: [] } as const

/** Of the published schemes none names a rule for small groups: shares decide in every group. */
export const sharesAlways = { below: 0, lines: { A: 80, B: 60, C: 40 } } as const

/** Never in force: an example is tried out, and serves as a model for a district's own. */
export const exampleOf = {
  label: '示例',
  since: '2024-01-01',
  until: null,
  checkedOn: '2026-11-22',
} as const satisfies Partial<Standard>

export const commonNotes = [
  '本标准为外地公开办法的示例，非本区标准，不作为正式评估依据。',
  '原办法按企业评价，本示例按地块评价：地块上各企业的数额按分摊比例相加后计算。',
  '同组统计值取同组参加排序、且该项有数、不为负的地块；直接判定和暂不评价的地块不计入。',
  '原办法未公开小组别的处理，本示例各组一律按比例分类。',
] as const
