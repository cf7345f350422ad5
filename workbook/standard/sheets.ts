import { methodNames } from '#core/scoring/method-names.ts'
import type { Standard } from '#core/scoring/standard.ts'
import type { Columns } from './column.ts'
import { classColumns, generalColumns } from './columns-general.ts'
import { indicatorColumns } from './columns-indicator.ts'
import { benchmarkColumns, measureColumns, noteColumns, ruleColumns, stepColumns } from './columns-list.ts'

/** One sheet of 评估标准.xlsx: a table with a row an entry, or a list of items with a value each. */
export interface StandardSheet<Of extends Columns = Columns> {
  readonly name: string
  readonly layout: 'table' | 'items'
  readonly columns: Of
  /** Without it there is no standard. */
  readonly isNeeded: boolean
  /** Under the title. */
  readonly about: string
}

/** The sheets in their order. */
export const standardSheets = {
  general: {
    name: '概况',
    layout: 'items',
    columns: generalColumns,
    isNeeded: true,
    about: '本标准是什么、何时施行、依据什么。',
  },
  indicators: {
    name: '维度与指标',
    layout: 'table',
    columns: indicatorColumns,
    isNeeded: true,
    about: '先列维度，再列各维度的指标；总分 = Σ 权重 × 得分 ÷ 100。',
  },
  steps: {
    name: '分档',
    layout: 'table',
    columns: stepColumns,
    isNeeded: false,
    about: `计分方法为“${methodNames.tier}”“${methodNames.tierLinear}”“${methodNames.option}”的指标和资质的级别，一档一行，由优到劣。`,
  },
  benchmarks: {
    name: '行业基准',
    layout: 'table',
    columns: benchmarkColumns,
    isNeeded: false,
    about: '基准为“行业基准”的指标，每个行业大类一行；没有这种指标的不填。',
  },
  rules: {
    name: '直接判定',
    layout: 'table',
    columns: ruleColumns,
    isNeeded: true,
    about: '先于评分；一条规则有几个条件的，一个条件一行，符合任何一个即适用。不填的项不触发任何条件。',
  },
  classes: {
    name: '分组与类别',
    layout: 'items',
    columns: classColumns,
    isNeeded: true,
    about: '哪些地块放在一组排序，名次怎样变成类别。',
  },
  measures: {
    name: '措施',
    layout: 'table',
    columns: measureColumns,
    isNeeded: false,
    about: '每一类对应的措施和依据，一条一行；不影响评分。',
  },
  notes: {
    name: '说明',
    layout: 'table',
    columns: noteColumns,
    isNeeded: false,
    about: '显示在标准页上。',
  },
} as const satisfies Readonly<Record<string, StandardSheet>>

export type StandardSheets = typeof standardSheets
export type SheetKey = keyof StandardSheets

/** Which sheet a part of a standard stands in: a part that is added does not compile until it stands in one. */
export const sheetOfPart: Readonly<Record<keyof Standard, SheetKey>> = {
  id: 'general',
  name: 'general',
  district: 'general',
  label: 'general',
  since: 'general',
  until: 'general',
  checkedOn: 'general',
  citation: 'general',
  energyBasis: 'general',
  dimensions: 'indicators',
  indicators: 'indicators',
  rules: 'rules',
  industryBenchmarks: 'benchmarks',
  classes: 'classes',
  classMeasures: 'measures',
  notes: 'notes',
}

export const guideName = '填表说明'
/** Of the layout: what a later program writes otherwise gets another number. */
export const layoutVersion = 1
export const layoutHeading = '工作簿格式'
