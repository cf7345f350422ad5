import type { CalendarDate } from '../vocabulary/calendar-date.ts'
import type { ReviewLine } from './filing.ts'
import { inYear } from './mechanism-period.ts'
import type { MechanismFigures } from './mechanism-schema.ts'
import { reviewerName } from './reviewer.ts'
import type { SummaryFacts } from './summary.ts'

type Line = MechanismFigures['review'][number]

/** How each department invited in the year answered; the one asked most stands first. */
export function mechanismReview(facts: readonly SummaryFacts[], year: number, asOf: CalendarDate): Line[] {
  const isInYear = inYear(year)
  const lines = new Map<string, Line>()
  for (const line of facts.flatMap(({ review }) => review?.lines ?? [])) {
    if (!isInYear(line.invitedOn)) continue
    const { reviewer } = line
    lines.set(reviewer, counted(lines.get(reviewer) ?? blank(reviewerName(reviewer) ?? reviewer), line, asOf))
  }
  return [...lines.values()].toSorted((a, b) => b.invited - a.invited)
}

function blank(reviewer: string): Line {
  return { reviewer, invited: 0, onTime: 0, late: 0, open: 0, overruled: 0, reminders: 0 }
}

/** Late: answered after its day, or not answered and the day is past. */
function counted(sum: Line, { opinion, overruled, dueDay, reminders }: ReviewLine, asOf: CalendarDate): Line {
  const isLate = (opinion?.day ?? overruled?.day ?? asOf) > dueDay
  const isOpen = opinion === null && overruled === null
  return {
    ...sum,
    invited: sum.invited + 1,
    onTime: sum.onTime + (opinion !== null && !isLate ? 1 : 0),
    late: sum.late + (isLate ? 1 : 0),
    open: sum.open + (isOpen ? 1 : 0),
    overruled: sum.overruled + (overruled === null ? 0 : 1),
    reminders: sum.reminders + reminders.length,
  }
}
