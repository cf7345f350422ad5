import { count } from '#ui/number.ts'
import { useAnswer } from '../data/use-answer.ts'
import { useCycle } from '../frame/use-cycle.ts'

/** In the navigation: objections that wait for the reader; red once an answer is overdue. */
export function ObjectionCounter() {
  const cycle = useCycle()
  const { value } = useAnswer('objections', { query: { cycle, only: 'mine', limit: 1 } })
  if (value === null || value.counts.mine === 0) return null
  const { mine, overdue } = value.counts
  return (
    <span class={overdue > 0 ? 'counter counter-err' : 'counter'}>
      {count(mine)}
      <span class="vh">{`件公示异议待您办理${overdue > 0 ? `，其中逾期 ${count(overdue)} 件` : ''}`}</span>
    </span>
  )
}
