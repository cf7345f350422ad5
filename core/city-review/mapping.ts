import { z } from 'zod'

/**
 * What a column for the city's platform can be filled from. Nothing official is known of the platform's columns: the
 * mapping is data of the district, and the one that comes with the program is an example.
 */
export const cityFields = {
  parcelCode: '地块编码',
  parcelName: '地块名称',
  townName: '所属街镇/园区',
  townCode: '街镇代码',
  ownerName: '用地主体',
  ownerUscc: '统一社会信用代码',
  landClass: '用地类别',
  landArea: '土地面积（平方米）',
  landAreaMu: '土地面积（亩）',
  class: '类别（A–D）',
  className: '类别名称',
  how: '产生方式',
  status: '评估状态',
  total: '总分',
  rank: '名次',
  ranked: '参评宗数',
  rules: '触发规则',
  dimensionR: 'R 得分',
  dimensionE: 'E 得分',
  dimensionG: 'G 得分',
  objections: '异议件数',
  objectionState: '异议办理情况',
  cycle: '年度',
  districtName: '区',
  standard: '评估标准',
  evaluation: '评估编号',
  overrides: '例外放行说明',
} as const
export type CityField = keyof typeof cityFields

export const cityFieldIds = Object.keys(cityFields) as readonly CityField[]

const fieldId = z.enum(Object.keys(cityFields) as [CityField, ...CityField[]])

/** A column of the city's: its name there, and what of ours stands in it; null for one that stays empty. */
export const cityColumn = z.object({
  name: z.string().trim().min(1).max(60),
  field: fieldId.nullable(),
})
export type CityColumn = z.infer<typeof cityColumn>

export const mostCityColumns = 80

export const cityColumns = z
  .array(cityColumn)
  .min(1)
  .max(mostCityColumns)
  .refine((columns) => new Set(columns.map(({ name }) => name)).size === columns.length, '列名重复')

/** Said of the mapping that comes with the program, wherever it was used. */
export const exampleMappingNote = '示例：未见市平台列名，以市平台下发为准'

/** Version 0: what a district has before it edits its own. */
export const exampleMapping: readonly CityColumn[] = [
  { name: '地块统一编码', field: 'parcelCode' },
  { name: '所属区', field: 'districtName' },
  { name: '所属街镇', field: 'townName' },
  { name: '用地主体名称', field: 'ownerName' },
  { name: '统一社会信用代码', field: 'ownerUscc' },
  { name: '用地类型', field: 'landClass' },
  { name: '用地面积（亩）', field: 'landAreaMu' },
  { name: '评估年度', field: 'cycle' },
  { name: '综合得分', field: 'total' },
  { name: '排名', field: 'rank' },
  { name: '评价类别', field: 'class' },
  { name: '判定方式', field: 'how' },
  { name: '判定依据', field: 'rules' },
  { name: '备注', field: 'overrides' },
]
