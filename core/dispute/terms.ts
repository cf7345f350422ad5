import type { WorkCalendar } from '../calendar/calendar.ts'
import { nthWorkdayAfter, type ReckonedDate } from '../calendar/workdays.ts'
import type { CalendarDate } from '../vocabulary/calendar-date.ts'

/** Within how many working days a department answers. Ours: no document names a term; a district may set its own. */
export interface DisputeTerms {
  readonly answerDays: number
}

export const shippedDisputeTerms: DisputeTerms = { answerDays: 10 }
export const mostAnswerDays = 60

/** The last day on which an answer is in time; the day of raising is not counted (民法典 201条). */
export function answerDue(raisedOn: CalendarDate, { answerDays }: DisputeTerms, calendar: WorkCalendar): ReckonedDate {
  return nthWorkdayAfter(raisedOn, answerDays, calendar)
}
