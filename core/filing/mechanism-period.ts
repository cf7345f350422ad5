import type { WorkCalendar } from '../calendar/calendar.ts'
import type { CalendarDate } from '../vocabulary/calendar-date.ts'
import type { ClockRule } from './clock-rule.ts'
import type { SummaryFacts } from './summary.ts'

/** One filing with the rule it is counted by. */
export interface CountedFiling {
  readonly facts: SummaryFacts
  readonly rule: ClockRule
}

export interface MechanismPeriod {
  readonly year: number
  readonly asOf: CalendarDate
  readonly calendar: WorkCalendar
  /** The rule in force, whose limit divides the distribution. */
  readonly rule: ClockRule
}

/** Whether a day is one of the year; no day is not. */
export function inYear(year: number): (day: CalendarDate | null | undefined) => boolean {
  return (day) => (day ?? '').startsWith(`${year}-`)
}
