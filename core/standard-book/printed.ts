import { labelOf } from '../error/wording.ts'
import { formatNumber } from '../form/format.ts'
import { decimalPlaces } from '../form/number-text.ts'
import { effectText } from '../scoring/explain-rule.ts'
import { boundText, pointsText, tierText } from '../scoring/figure-text.ts'
import { groupFieldNames, methodNames, missingPolicyNames } from '../scoring/method-names.ts'
import type { Benchmark } from '../scoring/scaled-method.ts'
import type { Effect, Indicator, Method, Tier } from '../scoring/standard.ts'
import { measureNames } from '../standard-files/names.ts'
import { type Citation, citationText } from '../vocabulary/citation.ts'
import { departmentName, departments } from '../vocabulary/department.ts'

/** What a text has at one place, as a person reads it. @param indicator whose place it is, null for elsewhere */
export function printed(value: unknown, indicator: Indicator | null): string {
  if (value === null || value === undefined) return '无'
  if (typeof value === 'boolean') return value ? '是' : '否'
  if (typeof value === 'number') return formatNumber(value, decimalPlaces(value))
  if (typeof value === 'string') return codeNames[value] ?? value
  if (Array.isArray(value)) return value.map((member) => printed(member, indicator)).join('、') || '无'
  return phrase(value, indicator)
}

/** The kinds of thing that are read as one, told apart by a key that only they have. */
type Phrase =
  | Citation
  | { readonly predicate: string; readonly text: string }
  | { readonly text: string; readonly citation: Citation }
  | { readonly option: string; readonly points: number }
  | { readonly value: string | true; readonly points: number }
  | { readonly at: number; readonly points: number }
  | Tier
  | { readonly id: string; readonly name: string; readonly weight?: number; readonly effect?: Effect }
  | { readonly field: string; readonly levels: readonly object[] }
  | { readonly industry: string; readonly indicator: string; readonly values: object }
  | Effect
  | Benchmark
  | Method

function phrase(value: object, indicator: Indicator | null): string {
  const given = value as Phrase
  if ('document' in given) return citationText(given)
  if ('text' in given) return given.text
  if ('points' in given && typeof given.points === 'number') return stepText(given, given.points, indicator)
  if ('id' in given) return memberText(given)
  if ('industry' in given) return `${given.industry} ${given.indicator} ${printed(given.values, null)}`
  if ('levels' in given) return `${labelOf(given.field)}（${printed(given.levels, null)}）`
  if ('kind' in given) return kindText(given, indicator)
  return Object.entries(value)
    .map(([key, member]) => `${codeNames[key] ?? key} ${printed(member, indicator)}`)
    .join('，')
}

function memberText({ id, name, weight, effect }: Extract<Phrase, { readonly id: string }>): string {
  const more = [
    ...(weight === undefined ? [] : [`权重 ${printed(weight, null)}`]),
    ...(effect === undefined ? [] : [effectText(effect)]),
  ]
  return more.length === 0 ? `${id} ${name}` : `${id} ${name}（${more.join('，')}）`
}

function stepText(step: object, points: number, indicator: Indicator | null): string {
  const { option, value, at, citation } = step as {
    option?: string
    value?: string | true
    at?: number
    citation?: Citation
  }
  const gets = `得 ${pointsText(points)} 分${citation === undefined ? '' : `（依据：${citationText(citation)}）`}`
  const choice = option ?? value
  if (choice !== undefined) return `${printed(choice, null)} ${gets}`
  if (indicator === null) return gets
  const reached = at === undefined ? tierText(indicator, { note: null }, step as Tier) : boundText(indicator, at)
  return `${reached} ${gets}`
}

function kindText(value: Effect | Benchmark | Method, indicator: Indicator | null): string {
  switch (value.kind) {
    case 'direct':
    case 'cap':
    case 'floor':
    case 'exempt':
      return effectText(value)
    case 'fixed':
      return `固定值 ${indicator === null ? printed(value.value, null) : boundText(indicator, value.value)}`
    case 'groupMean':
      return `同组平均值的 ${printed(value.times, null)} 倍`
    case 'percentile':
      return `同组第 ${printed(value.percent, null)} 百分位值`
    case 'industry':
      return `行业基准的${value.choice}`
    default:
      return methodNames[value.kind]
  }
}

/** Codes that stand in a standard, by the names they are printed with. */
const codeNames: Readonly<Record<string, string>> = {
  ...groupFieldNames,
  ...missingPolicyNames,
  ...measureNames,
  ...Object.fromEntries(departments.map(({ code }) => [code, departmentName(code)])),
  town: '街镇',
  output: '产出口径',
  qualifications: '资质',
  percent: '百分比',
  number: '数值',
  lines: '按分数线',
  grossOutput: labelOf('grossOutput'),
  revenue: labelOf('revenue'),
}
