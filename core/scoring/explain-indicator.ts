import { labelOf } from '../error/wording.ts'
import { enterpriseForm } from '../forms/enterprise-information.ts'
import type { IndicatorInput } from '../indicators/indicator-input.ts'
import { scaledText } from './explain-benchmark.ts'
import { amountText, ladderOf, pointsText, scoreText, tierText, valueText, weightText } from './figure-text.ts'
import { itemAt } from './item-at.ts'
import type { IndicatorResult } from './result.ts'
import type { Indicator } from './standard.ts'

/** In the place of a value that the reader may not see, unless told otherwise. */
const withheldValue = '数值无权查看'

/** "E1 土地税收产出率：900.00 万元 ÷ 20.00 亩 = 45.00 万元/亩，达到 ≥30 档，得 60 分，权重 20，计 12.00 分。" */
export function indicatorSentence(indicator: Indicator, result: IndicatorResult): string {
  const name = `${indicator.id} ${indicator.name}`
  if (result.note === 'not-applicable') return `${name}：不适用（权重已按比例分配）。`
  if (result.note === 'left-out') return `${name}：${missingText(result)}，按不适用处理（权重已按比例分配）。`
  if (result.points === null) return `${name}：${measuredText(indicator, result)}，得分待全区评估、与同组比较后确定。`
  const points = `得 ${weightText(result.points)} 分`
  const score = `权重 ${weightText(result.weight)}，计 ${scoreText(result.score)} 分`
  return `${name}：${reason(indicator, result)}，${points}，${score}。`
}

function reason(indicator: Indicator, result: IndicatorResult): string {
  const measured = measuredText(indicator, result)
  const isOnLadder = result.note === null || result.note === 'fallback' || result.note === 'peer-average'
  if (!isOnLadder) return measured
  if (indicator.method.kind === 'tier') return `${measured}，${stepText(indicator, result)}`
  // Without the value the benchmark is not told either: with the points it would give the value away.
  const how = result.value === null ? null : scaledText(indicator, result)
  return how === null ? measured : `${measured}，${how}`
}

/**
 * What was measured, without the step it reaches: "900.00 万元 ÷ 20.00 亩 = 45.00 万元/亩", "上缴税金总额未填".
 * `withheld` stands for a value that the reader may not see.
 */
export function measuredText(indicator: Indicator, result: IndicatorResult, withheld = withheldValue): string {
  switch (result.note) {
    case 'missing':
      return missingText(result)
    case 'zero-denominator':
      return `${labelOf(denominatorOf(result).field)}为 0`
    case 'no-discharge':
      return '各企业均不排放主要污染物'
    case 'peer-average':
      return result.value === null
        ? missingText(result)
        : `${missingText(result)}，以同组平均值 ${valueText(indicator, result, result.value)} 代替`
    case 'no-benchmark':
      return `${formula(indicator, result)}，没有可比的基准`
    case 'negative':
      return `${formula(indicator, result)}，为负数`
    default:
      return judged(indicator, result, withheld)
  }
}

function judged(indicator: Indicator, result: IndicatorResult, withheld: string): string {
  const { method } = indicator
  if (method.kind === 'option') return result.inputs.map(amountText).join('、')
  if (method.kind === 'value') return qualificationText(indicator, result, withheld)
  const figures = result.value === null ? withheld : formula(indicator, result)
  const basis = result.note === 'fallback' ? '没有容积率上限，按现状容积率，' : ''
  return `${basis}${figures}`
}

function stepText(indicator: Indicator, result: IndicatorResult): string {
  const tiers = ladderOf(indicator, result)?.tiers ?? []
  const hit = tiers[result.tier ?? tiers.length]
  if (hit !== undefined) return `达到 ${tierText(indicator, result, hit)} 档`
  const lowest = tiers.at(-1)
  return lowest === undefined ? '没有分档' : `未达到最低档 ${tierText(indicator, result, lowest)}`
}

/** 900.00 万元 ÷ 20.00 亩 = 45.00 万元/亩 */
function formula(indicator: Indicator, result: IndicatorResult): string {
  const { value, inputs } = result
  const figures = inputs.map(sourcedText).join(' ÷ ')
  return value === null ? figures : `${figures} = ${valueText(indicator, result, value)}`
}

function sourcedText(input: IndicatorInput): string {
  return input.source === 'department' ? `${amountText(input)}（部门核定（地块））` : amountText(input)
}

function denominatorOf({ inputs }: IndicatorResult): IndicatorInput {
  return inputs.find(({ amount }, index) => index > 0 && amount === 0) ?? itemAt(inputs, 1)
}

/** A sum is missing when every firm left it out, or, below the line, when any did. */
function missingText({ inputs }: IndicatorResult): string {
  const missing = inputs.flatMap(({ field, amount, source }, index) => {
    if (amount !== null) return []
    return [source === 'firms' && index > 0 ? `有企业${labelOf(field)}未填` : `${labelOf(field)}未填`]
  })
  return missing.length === 0 ? '数据不全' : missing.join('、')
}

/** 高新技术企业 40、专精特新级别（市级） 80，最高 100 */
function qualificationText(indicator: Indicator, { inputs, value }: IndicatorResult, withheld: string): string {
  if (indicator.measure !== 'qualification-points') return inputs.map(amountText).join('、')
  if (inputs.length === 0) return value === null ? withheld : '没有可计分的资质'
  let sum = 0
  const parts = inputs.map(({ field, amount }) => {
    const kind = indicator.params.qualifications.find((qualification) => qualification.field === field)
    const level = kind?.levels.find((one) => one.value === amount || (one.value === true && amount === '是'))
    const points = level?.points ?? 0
    sum += points
    const isChoice = kind !== undefined && enterpriseForm.fields[kind.field].kind === 'enum'
    return `${labelOf(field)}${isChoice ? `（${amount}）` : ''} ${pointsText(points)}`
  })
  const capped = value !== null && sum > value ? `，最高 ${pointsText(value)}` : ''
  return `${parts.join('、')}${capped}`
}
