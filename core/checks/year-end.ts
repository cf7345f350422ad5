import type { ParcelSubject } from '../subject/subject.ts'
import { type CalendarDate, yearEnd } from '../vocabulary/calendar-date.ts'

/** The assessment year of a subject: its parcel row says it, else the cycle; null when neither does. */
export function assessYearOf(subject: ParcelSubject): number | null {
  const year = subject.parcel?.values.assessYear
  if (year !== undefined) return year
  return /^\d{4}$/.test(subject.cycle) ? Number(subject.cycle) : null
}

/** 31 December of the assessment year. */
export function yearEndOf(subject: ParcelSubject): CalendarDate | null {
  const year = assessYearOf(subject)
  return year === null ? null : yearEnd(year)
}
