import type { WorkCalendar } from '#core/calendar/calendar.ts'
import { isWorkday } from '#core/calendar/day.ts'
import { type ClockFacts, daysUsed, deadlineOf, pauseOn, pausesOf, startOf } from '#core/filing/clock.ts'
import type { ClockRule } from '#core/filing/clock-rule.ts'
import type { ClockPhase } from '#core/filing/clock-status.ts'
import type { SummaryFacts } from '#core/filing/summary.ts'
import { type CalendarDate, dayNumber, fromDayNumber } from '#core/vocabulary/calendar-date.ts'
import { isNoticeOpen } from './facts.ts'

/** Working days left at which a filing is told to be near. */
export const nearDaysLeft = 3

/** What of its clock a filing is filtered and sorted by, whatever the day. */
export interface Due {
  readonly phase: ClockPhase
  readonly nearOn: CalendarDate | null
  readonly overdueOn: CalendarDate | null
  readonly urgency: string
}

export function dueOf(facts: SummaryFacts, createdOn: CalendarDate, calendar: WorkCalendar, rule: ClockRule): Due {
  const phase = phaseOf(facts)
  const isCounted = phase === 'running' || phase === 'paused'
  return {
    phase,
    nearOn: isCounted ? dayReaching(facts, rule.limitDays - nearDaysLeft, calendar, rule) : null,
    overdueOn: isCounted ? dayReaching(facts, rule.limitDays + 1, calendar, rule) : null,
    urgency: urgencyOf(facts, phase, createdOn, calendar, rule),
  }
}

function phaseOf({ acceptedOn, stoppedOn, state }: SummaryFacts): ClockPhase {
  if (acceptedOn === null) return 'not-started'
  if (stoppedOn !== null) return 'stopped'
  return state === 'returned' ? 'paused' : 'running'
}

/** The day on which the clock has counted so many; null while a correction that has not ended stands before it. */
function dayReaching(facts: ClockFacts, count: number, calendar: WorkCalendar, rule: ClockRule): CalendarDate | null {
  const base = startOf(facts, rule)
  if (base === null) return null
  const open = facts.corrections.find(({ to, stage }) => to === null && stage !== 'submitted')
  const closed = pausesOf({ ...facts, corrections: facts.corrections.filter(({ to }) => to !== null) }, base)
  let date = base
  for (let counted = 0; counted < count; ) {
    date = fromDayNumber(dayNumber(date) + 1)
    if (open !== undefined && date > open.from) return null
    if (isWorkday(date, calendar) && pauseOn(date, closed) === null) counted += 1
  }
  return date
}

/** Running clocks by their deadline, those that stand by the days they have left, then what waits for somebody. */
function urgencyOf(
  facts: SummaryFacts,
  phase: ClockPhase,
  createdOn: CalendarDate,
  calendar: WorkCalendar,
  rule: ClockRule,
): string {
  const since = facts.decision?.day ?? facts.submittedOn ?? createdOn
  if (phase === 'running') return `1 ${deadlineOf(facts, since, calendar, rule)?.date ?? ''}`
  if (phase === 'paused') {
    const pausedOn = facts.corrections.at(-1)?.from ?? since
    const left = rule.limitDays - daysUsed(facts, pausedOn, calendar, rule).days
    return `2 ${String(Math.max(0, left)).padStart(3, '0')}`
  }
  if (facts.state === 'submitted' || facts.state === 'returned') return `3 ${since}`
  if (facts.state === 'city-review') return `4 ${facts.reportedToCityOn ?? since}`
  if (isNoticeOpen(facts)) return `5 ${since}`
  if (facts.state === 'draft') return `6 ${createdOn}`
  return facts.state === 'tracking' || facts.state === 'suspended' ? `7 ${since}` : `9 ${since}`
}
