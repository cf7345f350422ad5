import { useState } from 'preact/hooks'
import { useAnswer } from '../../data/use-answer.ts'
import { mayAsk } from '../../frame/entries.ts'
import { FirstAnswer } from '../../list/first-answer.tsx'
import { useSession } from '../../session/session.ts'
import { YearlyCard } from './yearly-card.tsx'
import { YearlyForm } from './yearly-form.tsx'

/** 年度计划: the figures a year is to reach, each with where it comes from; those imported keep their source. */
export function YearlyTab() {
  const { account } = useSession()
  const { value, failure, askAgain } = useAnswer('yearlyDisposalPlans', { query: {} })
  const [isAdding, setAdding] = useState(false)
  const mayAdd = mayAsk('addYearlyDisposalPlan', account.role)
  const newest = value?.items.toSorted((one, other) => other.year - one.year || (one.at < other.at ? 1 : -1)) ?? []
  return (
    <>
      {mayAdd && !isAdding && (
        <p class="no-print">
          <button type="button" class="btn btn-fill" onClick={() => setAdding(true)}>
            登记年度计划
          </button>
        </p>
      )}
      {isAdding && <YearlyForm onClose={() => setAdding(false)} />}
      <FirstAnswer value={value} failure={failure} onRetry={askAgain} label="年度计划" />
      {value !== null && value.items.length === 0 && (
        <div class="card">
          <div class="empty">
            <h2>还没有登记年度处置计划</h2>
            <p>{mayAdd ? '登记市、区下达的或本区自定的年度处置面积后，处置进展会与计划比较。' : '由区专班登记。'}</p>
          </div>
        </div>
      )}
      {newest.map((plan) => (
        <YearlyCard key={plan.id} plan={plan} />
      ))}
    </>
  )
}
