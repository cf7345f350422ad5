import { labelOf } from '../error/wording.ts'
import { effectText } from './explain-rule.ts'
import { amountText, scoreText, weightText } from './figure-text.ts'
import type { WayUp } from './lift.ts'
import type { FigureChange, Proposal } from './lift-search.ts'
import { clauseOf, type Standard } from './standard.ts'

export interface WayUpLine {
  readonly kind: 'blocker' | 'gap' | 'single' | 'double' | 'none' | 'step' | 'caveat'
  readonly text: string
  readonly clause: string
}

/** The way up in sentences: what cannot be bought, the gap, one-field, two-field changes or next steps, the caveat. */
export function wayUpLines(way: WayUp, standard: Standard): readonly WayUpLine[] {
  const lines: WayUpLine[] = way.blockers.map((rule) => {
    const first = rule.effect.kind === 'direct' ? '先消除一票否决' : '先解除限制'
    const text = `${first}：${rule.id} ${rule.name}未解除，${effectText(rule.effect)}。`
    return { kind: 'blocker', text, clause: clauseOf(standard, rule.id) }
  })
  const add = (kind: WayUpLine['kind'], text: string): void => {
    lines.push({ kind, text, clause: standard.id })
  }
  const { state } = way
  if (state !== 'open') return [...lines, { kind: 'none', text: closing(state, way), clause: standard.id }]
  if (way.next !== null && way.line !== null && way.gap !== null) {
    add('gap', `距 ${way.next} 类线 ${weightText(way.line)} 差 ${scoreText(way.gap)} 分。`)
  }
  for (const one of way.single) add('single', `只改一项：${proposalText(one)}`)
  for (const two of way.double) add('double', `改两项：${proposalText(two)}`)
  if (way.single.length === 0) add('none', '现有规则下无法通过修改单项提升。')
  for (const one of way.nextSteps) add('step', `先到下一档：${proposalText(one)}`)
  if (way.single.length + way.double.length + way.nextSteps.length > 0) add('caveat', caveatOf(way))
  return lines
}

/** What the figures rest on. */
export function caveatOf({ isHeldStill }: Pick<WayUp, 'isHeldStill'>): string {
  const held = isHeldStill ? '同组的统计值按上次评估不变，' : ''
  return `仅为测算，${held}须以实际经营数据填报；其他地块得分变化也会影响名次。`
}

function closing(state: Exclude<WayUp['state'], 'open'>, { next }: WayUp): string {
  return {
    top: '已达最高类别。',
    direct: '直接判定的类别不因得分改变。',
    exempt: '暂不评价，不作测算。',
    incomplete: '待补正，改正后才能测算。',
    'no-line': `上次评估没有地块达到 ${next ?? ''} 类，没有可比的分数线。`,
    'peers-unknown': '本标准有与同组比较的指标，全区评估后才能测算。',
  }[state]
}

/** 上缴税金总额 900.00 → 2,000.00 万元，总分 80.60。 */
function proposalText({ changes, newTotal }: Proposal): string {
  return `${changes.map(changeText).join('；')}，总分 ${scoreText(newTotal)}。`
}

function changeText({ field, from, to, unit }: FigureChange): string {
  const text = (amount: number): string => amountText({ field, amount, unit, source: 'firms' })
  return `${labelOf(field)} ${text(from).replace(` ${unit}`, '')} → ${text(to)}`
}
