import { townName } from '#core/vocabulary/district.ts'
import { count } from '#ui/number.ts'
import { PathBadge } from '#ui/path-badge.tsx'
import { useAnswer } from '../../data/use-answer.ts'
import { useCyclePath } from '../../frame/use-cycle.ts'
import { FailureNotice } from '../../notice/failure-notice.tsx'
import { disposalPlanPath } from '../../route/disposal-route.ts'
import { useSession } from '../../session/session.ts'
import { disposalAddress } from '../disposal-view.ts'
import { DueBadge } from '../due-badge.tsx'

const mostLines = 10

/** Plans whose milestones are late or come next, the latest first. */
export function DueList() {
  const { today } = useSession()
  const pathIn = useCyclePath()
  const { value, failure, askAgain } = useAnswer('disposalPlans', { query: { only: 'open', limit: mostLines } })
  if (failure !== null) return <FailureNotice failure={failure} onRetry={askAgain} />
  const due = value?.items.filter(({ nextDue }) => nextDue !== null) ?? []
  if (value === null || due.length === 0) return null
  return (
    <section class="card" aria-labelledby="due-title">
      <div class="card-head">
        <h2 id="due-title">{value.overdue > 0 ? `${count(value.overdue)} 件方案的节点已逾期` : '没有逾期的节点'}</h2>
        <a class="link no-print" href={pathIn(disposalAddress({ only: value.overdue > 0 ? 'overdue' : 'open' }))}>
          {value.overdue > 0 ? '全部逾期方案' : '全部未办结方案'}
        </a>
      </div>
      <ul>
        {due.map(({ id, parcelCode, townCode, path, nextDue, ownerName }) => (
          <li key={id} class="card-part disposal-due">
            <a href={disposalPlanPath(id)}>{parcelCode}</a>
            <PathBadge path={path} />
            <span class="nb">{townCode === null ? '' : (townName(townCode) ?? townCode)}</span>
            <span class="disposal-due-owner sub">{ownerName ?? ''}</span>
            <span class="row nb">
              {nextDue}
              {nextDue !== null && <DueBadge due={nextDue} today={today} />}
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}
