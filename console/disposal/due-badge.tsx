import { type CalendarDate, dayNumber } from '#core/vocabulary/calendar-date.ts'
import { count } from '#ui/number.ts'

export interface DueBadgeProps {
  readonly due: CalendarDate
  readonly today: CalendarDate
}

/** Days that are few enough to be said. */
const near = 30

/** How long until a day, in calendar days: a plan's milestones are no legal terms. */
export function DueBadge({ due, today }: DueBadgeProps) {
  const days = dayNumber(due) - dayNumber(today)
  if (days < 0) return <span class="badge badge-err">{`逾期 ${count(-days)} 天`}</span>
  if (days === 0) return <span class="badge badge-warn">今天到期</span>
  return <span class={days <= near ? 'badge badge-warn' : 'badge'}>{`剩 ${count(days)} 天`}</span>
}
