import type { ComponentChildren } from 'preact'
import type { Overview } from '#core/api/parcels.ts'
import { rowStatusNames } from '#core/record/status.ts'
import type { AnswerOf } from '#ui/client-request.ts'
import { count } from '#ui/number.ts'
import { useAnswer } from '../data/use-answer.ts'
import { useOpenConflicts } from '../data/use-open-conflicts.ts'
import { ownParty } from '../filings/filing-party.ts'
import { filingsAddress } from '../filings/filings-view.ts'
import { mayAsk, waitingStatusOf } from '../frame/entries.ts'
import { useCycle, useCyclePath } from '../frame/use-cycle.ts'
import { parcelsAddress } from '../parcels/parcel-view.ts'
import { useSession } from '../session/session.ts'

/** 待您处理: what only the reader can move on. */
export function WaitingCard({ overview }: { readonly overview: Overview }) {
  const { account } = useSession()
  const cycle = useCycle()
  const cyclePath = useCyclePath()
  const status = waitingStatusOf(account.role)
  const { value } = useAnswer('parcels', status === null ? null : { query: { cycle, status, limit: 1 } })
  const conflicts = useOpenConflicts(mayAsk('settleConflicts', account.role) ? { cycle } : null) ?? 0
  const filings = useAnswer('filings', ownParty(account) === 'industry' ? { query: { limit: 1 } } : null).value
  const items: ComponentChildren[] = filings === null ? [] : [...dueFilings(filings)]
  if (status !== null && value !== null && value.total > 0) {
    items.push(
      <WaitingItem
        key="status"
        href={cyclePath(parcelsAddress({ status: [status] }))}
        title={status === 'submitted' ? '已提交，待街镇审核' : '街镇已通过，待核验'}
        note={`状态为“${rowStatusNames[status]}”，逐宗或成批通过、退回`}
        amount={value.total}
        unit="宗"
        look="badge-warn"
      />,
    )
  }
  if (overview.parcelsWithErrors > 0) {
    items.push(
      <WaitingItem
        key="errors"
        href={cyclePath(parcelsAddress({ finding: 'error', sort: '-errors' }))}
        title="有须改正，不能提交"
        note={account.role === 'district' ? '请督促街镇和企业改正' : '请改正，或退回企业改正'}
        amount={overview.parcelsWithErrors}
        unit="宗"
        look="badge-err"
      />,
    )
  }
  if (conflicts > 0) {
    items.push(
      <WaitingItem
        key="conflicts"
        href={cyclePath('/conflicts')}
        title="冲突待处理"
        note="两人改了同一项，请选择采用哪个值"
        amount={conflicts}
        unit="项"
        look="badge-warn"
      />,
    )
  }
  return (
    <section class="card no-print" aria-labelledby="waiting">
      <div class="card-head">
        <h2 id="waiting">待您处理</h2>
        <span class="aside cap">{items.length === 0 ? '' : `${items.length} 项`}</span>
      </div>
      {items.length === 0 ? <p class="card-body sub">没有待您处理的事项。</p> : <ul>{items}</ul>}
    </section>
  )
}

/** Filings near the limit of their decision or past it. */
function dueFilings({ near, overdue }: Pick<AnswerOf<'filings'>, 'near' | 'overdue'>): readonly ComponentChildren[] {
  if (near + overdue === 0) return []
  const isLate = overdue > 0
  return [
    <WaitingItem
      key="filings"
      href={filingsAddress({ view: 'list', due: isLate ? 'overdue' : 'near' })}
      title={isLate ? '认定已逾期或将到期' : '认定将到期'}
      note={isLate ? `优质项目，其中逾期 ${count(overdue)} 项` : '优质项目，剩 3 个工作日以内'}
      amount={near + overdue}
      unit="项"
      look={isLate ? 'badge-err' : 'badge-warn'}
    />,
  ]
}

interface WaitingItemProps {
  readonly href: string
  readonly title: string
  readonly note: string
  readonly amount: number
  /** What is counted: 宗, 项. */
  readonly unit: string
  readonly look: string
}

function WaitingItem({ href, title, note, amount, unit, look }: WaitingItemProps) {
  return (
    <li class="waiting-item">
      <a class="waiting-link" href={href}>
        <b>{title}</b>
        <span class="cap">{note}</span>
      </a>
      <span class={`badge ${look}`}>{`${count(amount)} ${unit}`}</span>
    </li>
  )
}
