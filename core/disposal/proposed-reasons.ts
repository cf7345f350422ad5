import type { IndicatorResult, ParcelResult } from '../scoring/result.ts'
import type { Effect, Standard } from '../scoring/standard.ts'
import { citationText } from '../vocabulary/citation.ts'
import { className, type ParcelClass } from '../vocabulary/class.ts'

/** Why a parcel is inefficient, as the decided evaluation shows. */
export interface ProposedReason {
  readonly kind: 'rule' | 'indicator' | 'class'
  /** Of the rule or the indicator; the class. */
  readonly id: string
  readonly text: string
  readonly clause: string | null
}

/** How a parcel's class was decided. */
export interface DecidedClass {
  readonly class: ParcelClass | null
  /** Why it is another than the evaluation found. */
  readonly adjustment: string | null
}

const mostIndicators = 5
const worth = 50

/**
 * What failed, the rules first, then the indicators that lost most. A plan is read by many: no value is told and no exact
 * points, from which one that is masked could be reckoned; a band of points is.
 */
export function proposedReasons(
  result: ParcelResult,
  standard: Standard,
  decided: DecidedClass,
): readonly ProposedReason[] {
  return [...rulesOf(result, standard), ...indicatorsOf(result, standard), ...classOf(result, decided)]
}

function rulesOf({ ruleResults }: ParcelResult, { rules }: Standard): readonly ProposedReason[] {
  return ruleResults.flatMap(({ id, deciding }): readonly ProposedReason[] => {
    const rule = rules.find((each) => each.id === id)
    if (rule === undefined || !speaksAgainst(rule.effect)) return []
    const text = deciding ? `直接判定：${rule.name}` : `存在：${rule.name}`
    return [{ kind: 'rule', id, text, clause: citationText(rule.citation) }]
  })
}

function speaksAgainst(effect: Effect): boolean {
  return effect.kind === 'cap' || (effect.kind === 'direct' && (effect.class === 'C' || effect.class === 'D'))
}

function indicatorsOf({ indicators }: ParcelResult, standard: Standard): readonly ProposedReason[] {
  return indicators
    .filter(({ points, weight }) => weight > 0 && points !== null && points < worth)
    .toSorted((one, other) => lost(other) - lost(one) || (one.id < other.id ? -1 : 1))
    .slice(0, mostIndicators)
    .flatMap((result): readonly ProposedReason[] => {
      const indicator = standard.indicators.find(({ id }) => id === result.id)
      if (indicator === undefined) return []
      const text = `${indicator.name}${bandOf(result)}（权重 ${indicator.weight} 分）`
      return [{ kind: 'indicator', id: result.id, text, clause: citationText(indicator.citation) }]
    })
}

/** Points lost, by weight. Only their order is told. */
function lost({ weight, points }: IndicatorResult): number {
  return weight * (100 - (points ?? 0))
}

function bandOf({ points, note }: IndicatorResult): string {
  if (note === 'missing') return '没有数据'
  return points === 0 ? '未得分' : '得分不到一半'
}

function classOf({ how }: ParcelResult, { class: decided, adjustment }: DecidedClass): readonly ProposedReason[] {
  if (decided === null) return []
  const name = `${decided}类（${className(decided)}）`
  const text =
    adjustment === null
      ? `${how === 'ranked' ? '综合评分排序列为' : '审定为'}${name}`
      : `经研判审定为${name}：${adjustment}`
  return [{ kind: 'class', id: decided, text, clause: null }]
}

/** The proposals as they stand in a new plan, to be completed by whoever drafts it. */
export function reasonsText(reasons: readonly ProposedReason[]): string {
  const text = reasons.map((reason) => reason.text).join('；')
  return [...text].slice(0, 1000).join('')
}
