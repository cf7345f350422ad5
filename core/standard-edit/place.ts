import type { StandardFault } from '../scoring/method-faults.ts'
import type { Standard } from '../scoring/standard.ts'

/** The parts of a standard as its page shows them, in their order. */
export const standardParts = ['facts', 'dimensions', 'benchmarks', 'rules', 'classes', 'measures', 'notes'] as const
export type StandardPart = (typeof standardParts)[number]

export const standardPartNames: Readonly<Record<StandardPart, string>> = {
  facts: '概况',
  dimensions: '维度与指标',
  benchmarks: '行业基准',
  rules: '直接判定',
  classes: '分组与类别',
  measures: '措施',
  notes: '说明',
}

type Path = StandardFault['path']

/** A place of a standard as one word: 'indicators.3.method'. Fields and faults meet by it. */
export function placeKey(path: Path): string {
  return path.join('.')
}

const parts: Readonly<Record<string, StandardPart>> = {
  dimensions: 'dimensions',
  indicators: 'dimensions',
  industryBenchmarks: 'benchmarks',
  rules: 'rules',
  classes: 'classes',
  classMeasures: 'measures',
  notes: 'notes',
}

export function partOfPlace(key: string): StandardPart {
  return parts[key.split('.')[0] ?? ''] ?? 'facts'
}

/** "E1 土地税收产出率 第 3 档", "直接判定 C2 第 1 个条件": where a place is, in words. */
export function placeWords(standard: Standard, key: string): string {
  const [list, at, ...rest] = key.split('.')
  const index = Number(at)
  if (list === 'indicators' && at !== undefined) {
    const indicator = standard.indicators[index]
    return `${indicator?.id ?? ''} ${indicator?.name ?? ''}${stepWords(rest)}${memberWord(rest)}`
  }
  if (list === 'dimensions' && at !== undefined) return `维度 ${standard.dimensions[index]?.id ?? ''}`
  if (list === 'rules' && at !== undefined) {
    const rule = standard.rules[index]
    const condition = rest[0] === 'when' && rest[1] !== undefined ? ` 第 ${Number(rest[1]) + 1} 个条件` : ''
    return `${rule?.id ?? ''} ${rule?.name ?? ''}${condition}`
  }
  if (list === 'industryBenchmarks' && at !== undefined) return `行业基准 第 ${index + 1} 行`
  return standardPartNames[partOfPlace(key)]
}

const memberWords: Readonly<Record<string, string>> = {
  name: '名称',
  formula: '算法',
  weight: '权重',
  bound: '界限',
  at: '取值',
  points: '得分',
  otherwise: '其余得分',
  cap: '最高得分',
  floor: '底分',
  span: '幅度',
  value: '基准值',
  times: '倍数',
  percent: '百分位',
  missingPoints: '缺项得分',
  noDischargePoints: '均无排放得分',
}

function memberWord(rest: readonly string[]): string {
  const word = memberWords[rest.at(-1) ?? '']
  return word === undefined ? '' : ` ${word}`
}

function stepWords(rest: readonly string[]): string {
  const step = rest.findIndex((part) => part === 'tiers' || part === 'stops')
  const number = rest[step + 1]
  if (step === -1 || number === undefined) return ''
  const which = rest.includes('fallback') ? '现状值' : ''
  return ` ${which}第 ${Number(number) + 1} ${rest[step] === 'tiers' ? '档' : '个插值点'}`
}
