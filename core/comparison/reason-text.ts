import { formatNumber } from '../form/format.ts'
import { effectText } from '../scoring/explain-rule.ts'
import { scoreText } from '../scoring/figure-text.ts'
import { groupLabel } from '../scoring/group.ts'
import type { Standard } from '../scoring/standard.ts'
import type { MoveReason, RankOf } from './reason.ts'

/** What the two sides call things. Null where a side's standard is not on file any more. */
export interface ComparedStandards {
  readonly from: Pick<Standard, 'indicators' | 'rules'> | null
  readonly to: Pick<Standard, 'indicators' | 'rules'> | null
}

/**
 * "E1 土地税收产出率由 12.00 分降为 8.00 分；A 类最低分由 78.20 升为 80.10。"
 * @param withheld ids of indicators whose scores would give a withheld value away: only that they changed is said
 */
export function moveSentence(
  reasons: readonly MoveReason[],
  standards: ComparedStandards,
  withheld: ReadonlySet<string> = new Set(),
): string {
  return `${reasons.map((reason) => textOf(reason, standards, withheld)).join('；')}。`
}

function textOf(reason: MoveReason, standards: ComparedStandards, withheld: ReadonlySet<string>): string {
  switch (reason.kind) {
    case 'absent':
      return reason.side === 'from' ? '对比前没有此地块' : '对比后没有此地块'
    case 'incomplete': {
      const blockers = reason.blockedBy.length === 0 ? '' : `（${reason.blockedBy.join('、')}）`
      return `${reason.side === 'from' ? '对比前' : '对比后'}为待补正${blockers}`
    }
    case 'rule':
      return ruleText(reason, standards)
    case 'group':
      return `排名分组由${groupLabel(reason.from)}改为${groupLabel(reason.to)}`
    case 'indicator':
      return indicatorText(reason, standards, withheld.has(reason.id))
    case 'rank':
      return `总分未变，名次由${rankText(reason.from)}变为${rankText(reason.to)}`
    case 'cut-off':
      return cutOffText(reason)
    case 'size':
      return `本组参加排名由 ${formatNumber(reason.from, 0)} 宗变为 ${formatNumber(reason.to, 0)} 宗`
    case 'method':
      return reason.toScoreLines ? '本组由按名次比例改为按分数线分类' : '本组由按分数线改为按名次比例分类'
    case 'standard':
      return '规则的结果或分类的比例、分数线不同'
  }
}

function ruleText({ id, side }: Extract<MoveReason, { kind: 'rule' }>, standards: ComparedStandards): string {
  const rule = standards[side]?.rules.find((one) => one.id === id)
  const named = rule === undefined ? `规则 ${id}` : `规则 ${id} ${rule.name}（${effectText(rule.effect)}）`
  return side === 'from' ? `不再受${named}影响` : `受${named}影响`
}

function indicatorText(
  { id, from, to }: Extract<MoveReason, { kind: 'indicator' }>,
  standards: ComparedStandards,
  isWithheld: boolean,
): string {
  const indicator = [standards.to, standards.from]
    .flatMap((standard) => standard?.indicators ?? [])
    .find((one) => one.id === id)
  const named = indicator === undefined ? `指标 ${id}` : `${id} ${indicator.name}`
  if (isWithheld) return `${named}得分${(to ?? 0) > (from ?? 0) ? '提高' : '降低'}`
  if (from === null) return `${named}计入评分，得 ${scoreText(to ?? 0)} 分`
  if (to === null) return `${named}不再计入评分，原得 ${scoreText(from)} 分`
  return `${named}由 ${scoreText(from)} 分${to > from ? '升' : '降'}为 ${scoreText(to)} 分`
}

function rankText({ rank, of }: RankOf): string {
  return `第 ${formatNumber(rank, 0)}/${formatNumber(of, 0)} 名`
}

function cutOffText({ class: letter, from, to }: Extract<MoveReason, { kind: 'cut-off' }>): string {
  if (from === null) return `原来没有地块达到 ${letter} 类，现最低分为 ${scoreText(to ?? 0)}`
  if (to === null) return `没有地块达到 ${letter} 类，原最低分为 ${scoreText(from)}`
  return `${letter} 类最低分由 ${scoreText(from)} ${to > from ? '升' : '降'}为 ${scoreText(to)}`
}
