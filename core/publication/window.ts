import type { WorkCalendar } from '../calendar/calendar.ts'
import { nthWorkdayAfter, type ReckonedDate, workdaysBetween } from '../calendar/workdays.ts'
import type { CalendarDate } from '../vocabulary/calendar-date.ts'

/** The last day of a publication; its first is not counted (民法典 201条). */
export function lastDayOf(firstDay: CalendarDate, windowDays: number, calendar: WorkCalendar): ReckonedDate {
  return nthWorkdayAfter(firstDay, windowDays, calendar)
}

/** Where a publication stands on a day. */
export type WindowPhase = 'not-begun' | 'running' | 'over'

export interface WindowStatus {
  readonly phase: WindowPhase
  /** Working days after the day up to and including the last; 0 on the last day and when it is over. */
  readonly daysLeft: number
}

export function windowStatus(
  { firstDay, lastDay }: { readonly firstDay: CalendarDate; readonly lastDay: CalendarDate },
  today: CalendarDate,
  calendar: WorkCalendar,
): WindowStatus {
  const phase = today < firstDay ? 'not-begun' : today > lastDay ? 'over' : 'running'
  return { phase, daysLeft: phase === 'over' ? 0 : workdaysBetween(today, lastDay, calendar).days }
}
