import type { WorkCalendar } from '../calendar/calendar.ts'
import { nthWorkdayAfter, type ReckonedDate } from '../calendar/workdays.ts'
import type { PublicationTerms } from '../publication/terms.ts'
import type { CalendarDate } from '../vocabulary/calendar-date.ts'

/** Whether what is received on that day comes after the last day of the publication. */
export function isLate(receivedOn: CalendarDate, lastDay: CalendarDate): boolean {
  return receivedOn > lastDay
}

/** The last day on which an answer is in time; the day of receipt, or of admission, is not counted (民法典 201条). */
export function objectionDue(
  from: CalendarDate,
  { answerDays }: PublicationTerms,
  calendar: WorkCalendar,
): ReckonedDate {
  return nthWorkdayAfter(from, answerDays, calendar)
}

/** Until when the opinion of the 街镇 is awaited, never later than the answer is due. */
export function opinionDue(
  from: CalendarDate,
  { answerDays, opinionDays }: PublicationTerms,
  calendar: WorkCalendar,
): ReckonedDate {
  return nthWorkdayAfter(from, Math.min(answerDays, opinionDays), calendar)
}
