import type { WorkCalendar } from '../calendar/calendar.ts'
import type { CalendarDate } from '../vocabulary/calendar-date.ts'
import type { Checklist } from './checklist.ts'
import type { ClockRule } from './clock-rule.ts'

/** What a refusal may know beside the filing and the event; time comes in as an argument. */
export interface FilingContext {
  readonly today: CalendarDate
  readonly calendar: WorkCalendar
  readonly rule: ClockRule
  /** The version the district works with. */
  readonly checklist: Checklist
  /** Findings at 须改正 of the declaration that the event submits; 0 for other events. */
  readonly formErrors: number
}
