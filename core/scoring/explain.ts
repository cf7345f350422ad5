import { labelOf } from '../error/wording.ts'
import { citationText } from '../vocabulary/citation.ts'
import { classSentence, rankedClassSentence, rankSentence } from './explain-class.ts'
import { indicatorSentence } from './explain-indicator.ts'
import { ruleSentence } from './explain-rule.ts'
import { scoreText, weightText } from './figure-text.ts'
import type { GroupResult, ParcelResult } from './result.ts'
import { clauseOf, type Standard } from './standard.ts'

export type ExplanationKind = 'incomplete' | 'rule' | 'indicator' | 'total' | 'rank' | 'class' | 'flag' | 'notice'

/** One sentence for a clerk, with the clause it rests on. */
export interface ExplanationLine {
  readonly kind: ExplanationKind
  readonly text: string
  /** "REG-示例-2026.1 第 E1 条" */
  readonly clause: string
  /** What the clause itself rests on (依据). */
  readonly basis: string
}

/**
 * The trace of a result in sentences, in the order of judgement: 待补正, direct rules, indicators, total, rank, class.
 * `group` adds the group's name; figures that a reader may not see are for the caller to take out of the result before.
 */
export function explain(result: ParcelResult, standard: Standard, group?: GroupResult): readonly ExplanationLine[] {
  const lines: ExplanationLine[] = []
  const general = (kind: ExplanationKind, text: string | null, citation = standard.citation): void => {
    if (text !== null) lines.push({ kind, text, clause: standard.id, basis: citationText(citation) })
  }
  general('incomplete', incompleteSentence(result))
  for (const fired of result.ruleResults) {
    const rule = standard.rules.find(({ id }) => id === fired.id)
    if (rule === undefined) continue
    const basis = citationText(rule.citation)
    lines.push({ kind: 'rule', text: ruleSentence(rule, fired), clause: clauseOf(standard, rule.id), basis })
  }
  for (const one of result.indicators) {
    const indicator = standard.indicators.find(({ id }) => id === one.id)
    if (indicator === undefined) continue
    const basis = citationText(indicator.citation)
    const text = indicatorSentence(indicator, one)
    lines.push({ kind: 'indicator', text, clause: clauseOf(standard, indicator.id), basis })
  }
  general('total', totalSentence(result, standard))
  const { citation } = standard.classes
  general('rank', rankSentence(result, group), citation)
  general('rank', rankedClassSentence(result, standard, group), citation)
  if (result.status === 'ok') general('class', classSentence(result, standard), citation)
  if (result.flagged) general('flag', '判定规则相互抵触，需专班研判。', citation)
  if (standard.label === '示例') general('notice', '本标准为示例，非官方，结果不作为正式评估依据。')
  return lines
}

function incompleteSentence({ status, blockedBy }: ParcelResult): string | null {
  if (status === 'ok') return null
  const checks = blockedBy.filter((id) => /^X\d\d$/.test(id))
  const blank = blockedBy.filter((id) => !checks.includes(id)).map(labelOf)
  const reasons = [
    ...(checks.length > 0 ? [`${checks.join('、')} 须改正`] : []),
    ...(blank.length > 0 ? [`${blank.join('、')}未填`] : []),
  ]
  return `待补正：${reasons.join('，')}，改正后才能评分。`
}

/** "总分 72.60：资源利用 24.00 / 30，经济效益 28.60 / 45，绿色与成长 20.00 / 25。" */
function totalSentence({ total, dimensions }: ParcelResult, standard: Standard): string | null {
  if (total === null) return null
  const parts = dimensions.map(({ id, score, weight }) => {
    const name = standard.dimensions.find((dimension) => dimension.id === id)?.name ?? id
    return `${name} ${scoreText(score)} / ${weightText(weight)}`
  })
  return `总分 ${scoreText(total)}：${parts.join('，')}。`
}
