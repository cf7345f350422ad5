import { count } from '#ui/number.ts'
import { useAnswer } from '../data/use-answer.ts'
import { useSession } from '../session/session.ts'
import { ownParty } from './filing-party.ts'

/** In the navigation: filings near their limit or past it; for the unit, those that came back for correction. */
export function FilingCounter() {
  const { account } = useSession()
  const party = ownParty(account)
  const { value } = useAnswer('filings', party === null ? null : { query: { limit: 1 } })
  if (value === null) return null
  const overdue = party === 'applicant' ? 0 : value.overdue
  const amount = party === 'applicant' ? (value.counts.returned ?? 0) : value.near + value.overdue
  if (amount === 0) return null
  return (
    <span class={overdue > 0 ? 'counter counter-err' : 'counter'}>
      {count(amount)}
      <span class="vh">{party === 'applicant' ? '项待补正' : `项临近或超过时限，其中逾期 ${count(overdue)} 项`}</span>
    </span>
  )
}
