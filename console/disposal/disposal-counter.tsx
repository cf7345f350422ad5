import { count } from '#ui/number.ts'
import { useAnswer } from '../data/use-answer.ts'
import { useSession } from '../session/session.ts'

/** Plans that wait for the reader; red when a milestone is late, which is nothing a department is to act on. */
export function DisposalCounter() {
  const { account } = useSession()
  const { value } = useAnswer('disposalPlans', { query: { limit: 1 } })
  if (value === null || value.mine === 0) return null
  return (
    <span class={value.overdue > 0 && account.role !== 'department' ? 'counter counter-err' : 'counter'}>
      {count(value.mine)}
      <span class="vh">件待您办理</span>
    </span>
  )
}
