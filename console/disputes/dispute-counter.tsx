import { count } from '#ui/number.ts'
import { useAnswer } from '../data/use-answer.ts'
import { useCycle } from '../frame/use-cycle.ts'

/** In the navigation: disputes that wait for the reader; red once an answer is overdue. */
export function DisputeCounter() {
  const cycle = useCycle()
  const { value } = useAnswer('disputes', { query: { cycle, only: 'mine', limit: 1 } })
  if (value === null || value.mine === 0) return null
  return (
    <span class={value.overdue > 0 ? 'counter counter-err' : 'counter'}>
      {count(value.mine)}
      <span class="vh">{`件异议待您办理${value.overdue > 0 ? `，其中逾期 ${count(value.overdue)} 件` : ''}`}</span>
    </span>
  )
}
