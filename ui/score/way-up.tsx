import { labelOf } from '#core/error/wording.ts'
import { caveatOf } from '#core/scoring/explain-lift.ts'
import { effectText } from '#core/scoring/explain-rule.ts'
import { amountText, scoreText, weightText } from '#core/scoring/figure-text.ts'
import type { WayUp } from '#core/scoring/lift.ts'
import type { FigureChange, Proposal } from '#core/scoring/lift-search.ts'
import { clauseOf, type DirectRule, type Standard } from '#core/scoring/standard.ts'
import { Icon } from '../icon.tsx'

export interface WayUpCardProps {
  readonly way: WayUp
  readonly standard: Standard
  /** The present total, points. */
  readonly total: number
}

/** 提升路径: first what points cannot buy, then one change, then two, or the next steps, then the caveat. */
export function WayUpCard({ way, standard, total }: WayUpCardProps) {
  const found = [...way.single, ...way.double]
  return (
    <section class="card way-up" aria-label="提升路径">
      <div class="card-head">
        <h2 class="score-title">提升路径</h2>
        {way.next !== null && way.line !== null && way.gap !== null && (
          <span class="sub nb">{`距 ${way.next} 类线 ${weightText(way.line)} 差 ${scoreText(way.gap)} 分`}</span>
        )}
      </div>
      {way.blockers.map((rule) => (
        <Blocker key={rule.id} rule={rule} standard={standard} />
      ))}
      {way.single.map((proposal) => (
        <ProposalRow key={keyOf(proposal)} title="只改一项" proposal={proposal} total={total} />
      ))}
      {way.double.map((proposal) => (
        <ProposalRow key={keyOf(proposal)} title="改两项" proposal={proposal} total={total} />
      ))}
      {way.nextSteps.map((proposal) => (
        <ProposalRow key={keyOf(proposal)} title="先到下一档" proposal={proposal} total={total} />
      ))}
      <p class="card-part sub">{closing(way, found.length > 0)}</p>
    </section>
  )
}

function Blocker({ rule, standard }: { rule: DirectRule; standard: Standard }) {
  const first = rule.effect.kind === 'direct' ? '先消除一票否决' : '先解除上限'
  return (
    <div class="card-part fired fired-warn">
      <Icon name="warning" class="fired-icon-warn" />
      <div>
        <h3>{first}</h3>
        <p>{`规则 ${rule.id} ${rule.name}未解除：${effectText(rule.effect)}，得分再高也不变。`}</p>
        <p class="cap">{`依据：${clauseOf(standard, rule.id)}`}</p>
      </div>
    </div>
  )
}

function ProposalRow({ title, proposal, total }: { title: string; proposal: Proposal; total: number }) {
  return (
    <div class="card-part proposal">
      <h3>{title}</h3>
      <b class="num proposal-total">{scoreText(proposal.newTotal)}</b>
      <ul class="proposal-changes">
        {proposal.changes.map((change) => (
          <li key={change.field}>
            <span>{labelOf(change.field)}</span> <span class="nb">{changeText(change)}</span>
          </li>
        ))}
      </ul>
      <span class="num sub">{`+${scoreText(proposal.newTotal - total)}`}</span>
    </div>
  )
}

/** 900.00 → 2,000.00 万元 */
function changeText({ field, from, to, unit }: FigureChange): string {
  const text = (amount: number): string => amountText({ field, amount, unit, source: 'firms' })
  return `${text(from).replace(` ${unit}`, '')} → ${text(to)}`
}

function keyOf({ changes }: Proposal): string {
  return changes.map((change) => change.field).join('+')
}

function closing(way: WayUp, isReachable: boolean): string {
  const states: Readonly<Record<WayUp['state'], string>> = {
    open: isReachable
      ? caveatOf(way)
      : `现有规则下无法通过修改单项提升。${way.nextSteps.length > 0 ? caveatOf(way) : ''}`,
    top: '已达最高类别。',
    direct: '直接判定的类别不因得分改变。',
    exempt: '暂不评价，不作测算。',
    incomplete: '待补正，改正后才能测算。',
    'no-line': `没有地块达到 ${way.next ?? ''} 类，没有可比的分数线。`,
    'peers-unknown': '本标准有与同组比较的指标，全区评估后才能测算。',
  }
  return states[way.state]
}
