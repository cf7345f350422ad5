import type { MeasureId, OutputField } from '../indicators/measure-params.ts'
import type { Benchmark } from '../scoring/scaled-method.ts'
import type { Effect, Indicator, StandardLabel } from '../scoring/standard.ts'
import type { Citation } from '../vocabulary/citation.ts'

/* What the closed lists of a standard are called in its workbook, beside method-names.ts. */

/** What an indicator measures, whatever a standard calls the indicator. */
export const measureNames: Readonly<Record<MeasureId, string>> = {
  'far-achievement': '容积率实现度',
  'fixed-asset-intensity': '亩均固定资产',
  'vacancy-rate': '空置率',
  'property-quality': '物业品质',
  'tax-per-mu': '亩均税收',
  'output-per-mu': '亩均产出',
  'revenue-per-head': '人均营业收入',
  'rd-intensity': '研发投入强度',
  'output-per-energy': '单位能耗产出',
  'output-per-discharge': '单位排放产出',
  'qualification-points': '资质得分',
  'tax-per-energy': '单位能耗税收',
  'tax-per-electricity': '单位用电税收',
}

export const outputFieldNames: Readonly<Record<OutputField, string>> = {
  grossOutput: '工业总产值',
  revenue: '营业收入',
}

export const benchmarkNames: Readonly<Record<Benchmark['kind'], string>> = {
  fixed: '固定值',
  groupMean: '同组平均值的倍数',
  percentile: '同组百分位值',
  industry: '行业基准',
}

export const displayNames: Readonly<Record<Indicator['display'], string>> = { number: '数值', percent: '百分比' }

export const effectNames: Readonly<Record<Effect['kind'], string>> = {
  direct: '直接判定',
  cap: '类别不高于',
  floor: '类别不低于',
  exempt: '暂不评价',
}

/** Whether the 依据 says so itself, or the product proposes it with the 依据 in mind. */
export const standingNames: Readonly<Record<Citation['standing'], string>> = { document: '文件规定', proposed: '拟定' }

export const labelMeanings: Readonly<Record<StandardLabel, string>> = {
  示例: '不作为正式评估依据',
  试行: '区级工作专班试行',
  正式: '已批准，作为正式评估依据',
}

/** The unit '' of a ratio: a blank cell is a missing unit. */
export const ratioName = '比值'
