import { count } from '#ui/number.ts'
import { useAnswer } from '../data/use-answer.ts'

/** In the navigation: requests that wait for the reader's decision. */
export function ExportCounter() {
  const { value } = useAnswer('exportRequests', { query: { limit: 1 } })
  if (value === null || value.waiting === 0) return null
  return (
    <span class="counter">
      {count(value.waiting)}
      <span class="vh">件待您审批</span>
    </span>
  )
}
