import type { FilingSummary } from '#core/api/filings.ts'
import { filingStateNames } from '#core/filing/state.ts'
import { filingPath } from '../../route/route.ts'
import { lookMarks, lookOf, shortClock, shortDeadline } from '../clock-look.ts'

export interface FilingCardProps {
  readonly filing: FilingSummary
  /** A firm that sees only its own need not read its name. */
  readonly showsFirm: boolean
}

/** One filing on the board: what, whose, how long still, and for whom it waits. */
export function FilingCard({ filing, showsFirm }: FilingCardProps) {
  const { id, number, projectName, firmName, routeMark, works, state, clock, awaiting, cityNoticeOpen } = filing
  const { reminded, ownReminder } = filing
  const look = lookOf(clock)
  const deadline = clock.phase === 'running' ? shortDeadline(clock) : ''
  return (
    <li>
      <a class={`filing-card is-${look}`} href={filingPath(id)}>
        <span class="cap nb">{number}</span>
        <b class="filing-card-name">{projectName}</b>
        {showsFirm && <span class="filing-card-firm sub">{firmName}</span>}
        <span class="filing-card-kind">
          {routeMark !== '' && <span class="badge">{works === null ? routeMark : `${routeMark} ${works}`}</span>}
          {state === 'suspended' && <span class="badge badge-err">{filingStateNames.suspended}</span>}
          {cityNoticeOpen && <span class="badge badge-warn">待市级报备</span>}
        </span>
        <span class="filing-card-clock">
          <span>
            {lookMarks[look] !== '' && <span aria-hidden="true">{`${lookMarks[look]} `}</span>}
            {shortClock(clock)}
          </span>
          {deadline !== '' && <span class="nb">{`（${deadline}）`}</span>}
        </span>
        {awaiting.length > 0 && (
          <span class="cap">{`${waitingText(awaiting)}${reminded > 0 ? `，已催办 ${reminded} 家` : ''}`}</span>
        )}
        {ownReminder !== null && (
          <span class="filing-card-kind">
            <span class="badge badge-warn">{`${ownReminder.day.slice(5)} 催办，应 ${ownReminder.dueDay.slice(5)} 前答复`}</span>
          </span>
        )}
      </a>
    </li>
  )
}

function waitingText(awaiting: readonly string[]): string {
  const [first, second] = awaiting
  const named = [first, second].filter((name) => name !== undefined).join('、')
  return awaiting.length > 2 ? `待${named}等 ${awaiting.length} 家` : `待${named}`
}
