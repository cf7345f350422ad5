import { count } from '#ui/number.ts'
import { useAnswer } from '../data/use-answer.ts'

/** Plans that wait for the reader; red when a milestone of the reader's plans is late. */
export function DisposalCounter() {
  const { value } = useAnswer('disposalPlans', { query: { limit: 1 } })
  if (value === null || value.mine === 0) return null
  return (
    <span class={value.overdue > 0 ? 'counter counter-err' : 'counter'}>
      {count(value.mine)}
      <span class="vh">件待您办理</span>
    </span>
  )
}
