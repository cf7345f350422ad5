import { labelOf } from '../error/wording.ts'
import type { Standard } from '../scoring/standard.ts'
import { orderKey } from './compare.ts'

const keyNames: Readonly<Record<string, string>> = {
  id: '编号',
  name: '名称',
  district: '区',
  label: '标识',
  since: '施行日期',
  until: '停用日期',
  checkedOn: '最近核对日',
  citation: '依据',
  energyBasis: '能耗口径',
  dimensions: '维度',
  dimension: '所属维度',
  indicators: '指标',
  rules: '规则',
  industryBenchmarks: '行业基准',
  classes: '分类',
  classMeasures: '类别措施',
  notes: '说明',
  formula: '公式',
  unit: '单位',
  display: '显示方式',
  weight: '权重',
  measure: '测度',
  params: '参数',
  method: '计分方法',
  ladder: '分档',
  fallback: '替代分档',
  tiers: '分档',
  stops: '插值点',
  otherwise: '其余的得分',
  points: '选项',
  cap: '封顶分',
  floor: '起点分',
  span: '跨度分',
  benchmark: '基准',
  missingPoints: '缺项得分',
  missing: '缺项处理',
  noDischargePoints: '无排放得分',
  notApplicableTo: '不适用的用地类别',
  when: '条件',
  effect: '效果',
  confirmedBy: '核定单位',
  groupBy: '分组',
  directInQuota: '直接判定占比例名额',
  totalDecimals: '总分保留小数位',
  by: '定类方式',
  shares: '比例',
  smallGroup: '小组规则',
  below: '小组宗数界限',
  lines: '分数线',
  output: '产出口径',
  qualifications: '资质',
  levels: '等级',
  values: '基准值',
  [orderKey]: '次序',
}

/** What follows the number of a member that has no id. */
const counted: Readonly<Record<string, string>> = { tiers: '档', stops: '点', when: '项条件' }

/** Levels of the schema that say nothing where something within them is meant. */
const passing: readonly string[] = [
  'method',
  'params',
  'tiers',
  'stops',
  'points',
  'when',
  'qualifications',
  'levels',
  'classes',
]

/** The place in words: "指标 E1 亩均税收的分档第 2 档". */
export function nameOfPlace(path: readonly string[], texts: readonly Standard[]): string {
  const words = path.flatMap((key, index) => {
    const isPassing = index < path.length - 1 && passing.includes(key)
    return isPassing ? [] : [wordOf(key, path[index - 1] ?? null, index, texts)]
  })
  return words
    .reduce((text, word) => {
      const isApart = /[A-Za-z0-9]$/.test(text) && !word.startsWith('的')
      return `${text}${isApart || /^[A-Z0-9第]/.test(word) ? ' ' : ''}${word}`
    }, '')
    .trim()
}

function wordOf(key: string, list: string | null, index: number, texts: readonly Standard[]): string {
  if (key === 'since' && list === 'citation') return '“自何日起”'
  if (key === 'citation' && list === 'classes') return '分类的依据'
  const member = index === 1 && list !== null ? memberName(list, key, texts) : null
  if (member !== null) return member
  if (/^\d+$/.test(key)) return numbered(key, list)
  if (list === 'qualifications') return labelOf(key)
  if (list === 'levels' || list === 'points') return keyNames[list] ?? list
  return keyNames[key] ?? key
}

function numbered(key: string, list: string | null): string {
  const unit = list === null ? undefined : counted[list]
  return `第 ${Number(key) + 1} ${unit ?? '条'}`
}

/** "E1 亩均税收的" for what has an id; null for other lists. */
function memberName(list: string, key: string, texts: readonly Standard[]): string | null {
  if (list !== 'indicators' && list !== 'rules' && list !== 'dimensions') return null
  const members = texts.flatMap((text): readonly { readonly id: string; readonly name: string }[] => text[list])
  const found = members.findLast(({ id }) => id === key)
  return found === undefined ? null : `${key} ${found.name}的`
}
