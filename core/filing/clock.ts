import type { WorkCalendar } from '../calendar/calendar.ts'
import { isWorkday } from '../calendar/day.ts'
import { type ReckonedDate, type ReckonedDays, reachesUncovered, workdaysBetween } from '../calendar/workdays.ts'
import { type CalendarDate, dayNumber, fromDayNumber } from '../vocabulary/calendar-date.ts'
import type { ClockRule } from './clock-rule.ts'
import type { Correction, Filing } from './filing.ts'

/** What of a filing the clock reads. */
export type ClockFacts = Pick<Filing, 'acceptedOn' | 'stoppedOn' | 'corrections'>

/** Days in (from, to] that do not count, with the reason of the correction. */
export interface Pause {
  readonly from: CalendarDate
  readonly to: CalendarDate
  readonly reason: string
}

/**
 * Working days used up to and including the day: those in (day 0, day] less those in every pause (from, to]. The clock
 * stands still from the decision, the report to the city or the withdrawal on. 0 before 受理.
 */
export function daysUsed(
  filing: ClockFacts,
  onDay: CalendarDate,
  calendar: WorkCalendar,
  rule: ClockRule,
): ReckonedDays {
  const base = startOf(filing, rule)
  if (base === null) return { days: 0, provisional: false }
  const end = earlier(onDay, filing.stoppedOn)
  const total = workdaysBetween(base, end, calendar)
  const paused = pausesOf(filing, end).map(
    ({ from, to }) => workdaysBetween(later(from, base), earlier(to, end), calendar).days,
  )
  return { days: total.days - paused.reduce((sum, days) => sum + days, 0), provisional: total.provisional }
}

/**
 * The last working day on which a decision is in time, as it stands on that day; null before 受理. While a correction is
 * awaited it moves on day by day: it is where it would be if the unit came back on that day.
 */
export function deadlineOf(
  filing: ClockFacts,
  onDay: CalendarDate,
  calendar: WorkCalendar,
  rule: ClockRule,
): ReckonedDate | null {
  const base = startOf(filing, rule)
  if (base === null) return null
  const pauses = pausesOf(filing, earlier(onDay, filing.stoppedOn))
  let date = base
  for (let counted = 0; counted < rule.limitDays; ) {
    date = fromDayNumber(dayNumber(date) + 1)
    if (isWorkday(date, calendar) && pauseOn(date, pauses) === null) counted += 1
  }
  return { date, provisional: reachesUncovered(base, date, calendar) }
}

/** The day before the first that may count; null before 受理. */
export function startOf({ acceptedOn }: ClockFacts, { start }: ClockRule): CalendarDate | null {
  if (acceptedOn === null || start === 'next-working-day') return acceptedOn
  return fromDayNumber(dayNumber(acceptedOn) - 1)
}

/** The pauses of a running clock; one that has not ended reaches to the day asked about. */
export function pausesOf({ corrections }: ClockFacts, onDay: CalendarDate): readonly Pause[] {
  return corrections
    .filter(({ stage }) => stage !== 'submitted')
    .map(({ from, to, reason }: Correction) => ({ from, to: to ?? later(from, onDay), reason }))
}

export function pauseOn(date: CalendarDate, pauses: readonly Pause[]): Pause | null {
  return pauses.find(({ from, to }) => from < date && date <= to) ?? null
}

export function earlier(a: CalendarDate, b: CalendarDate | null): CalendarDate {
  return b !== null && b < a ? b : a
}

function later(a: CalendarDate, b: CalendarDate): CalendarDate {
  return a > b ? a : b
}
