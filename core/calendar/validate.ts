import { type CalendarDate, isCalendarDate, yearOf } from '../vocabulary/calendar-date.ts'
import type { CalendarYear, Holiday, WorkCalendar } from './calendar.ts'
import { dayOn, daysFrom, isWeekend } from './day.ts'
import { type AnyCalendarFault, calendarFault } from './fault.ts'

/** The holidays of every year; one notice may join two of them under one name. */
const yearly = ['元旦', '春节', '清明', '劳动', '端午', '中秋', '国庆'] as const

/** The longest run of any notice so far is ten days. */
const longestRun = 11

/** What is wrong with a year by itself and beside the covered years of the calendar; empty when it can be taken over. */
export function calendarFaults(year: CalendarYear, calendar: WorkCalendar): readonly AnyCalendarFault[] {
  if (year.holidays.length === 0) return [calendarFault('no-holidays', {})]
  const unreadable = year.holidays.flatMap(unreadableDays)
  if (unreadable.length > 0) return unreadable
  return [
    ...year.holidays.flatMap((holiday) => holidayFaults(holiday, year.year)),
    ...overlaps(year.holidays),
    ...contradictions(year, calendar),
    ...missing(year.holidays),
  ]
}

function unreadableDays({ name, from, to, makeUp }: Holiday): readonly AnyCalendarFault[] {
  const unreadable = [from, to, ...makeUp].filter((date) => !isCalendarDate(date))
  if (unreadable.length > 0) return unreadable.map((text) => calendarFault('no-such-day', { text }))
  return to < from ? [calendarFault('range-reversed', { holiday: name, from, to })] : []
}

function holidayFaults({ name, from, to, makeUp }: Holiday, year: number): readonly AnyCalendarFault[] {
  const faults: AnyCalendarFault[] = []
  for (const date of [from, to, ...makeUp]) {
    const isNear = Math.abs(yearOf(date) - year) <= 1
    if (!isNear) faults.push(calendarFault('day-outside-year', { holiday: name, date, year }))
  }
  for (const date of makeUp) {
    if (!isWeekend(date)) faults.push(calendarFault('make-up-on-weekday', { holiday: name, date }))
  }
  const days = daysFrom(from, to).length
  if (days > longestRun) faults.push(calendarFault('holiday-too-long', { holiday: name, days }))
  return faults
}

function overlaps(holidays: readonly Holiday[]): readonly AnyCalendarFault[] {
  const off = new Map<CalendarDate, string>()
  const faults: AnyCalendarFault[] = []
  for (const { name, from, to } of holidays) {
    for (const date of daysFrom(from, to)) {
      const other = off.get(date)
      if (other !== undefined) faults.push(calendarFault('holidays-overlap', { holiday: name, date, other }))
      off.set(date, name)
    }
  }
  for (const { name, makeUp } of holidays) {
    for (const date of makeUp) {
      const other = off.get(date)
      if (other !== undefined) faults.push(calendarFault('make-up-on-holiday', { holiday: name, date, other }))
    }
  }
  return faults
}

/** The year whose notice names a day; it may be the one before or after the day's own. */
function yearSaying(date: CalendarDate, { years }: WorkCalendar): number {
  const found = years.find(({ holidays }) =>
    holidays.some(({ from, to, makeUp }) => makeUp.includes(date) || (from <= date && date <= to)),
  )
  return found?.year ?? yearOf(date)
}

/** Days of another covered year that its notice arranges the other way round. */
function contradictions(year: CalendarYear, calendar: WorkCalendar): readonly AnyCalendarFault[] {
  const others = { years: calendar.years.filter((each) => each.year !== year.year), provisional: [] }
  const faults: AnyCalendarFault[] = []
  for (const { from, to, makeUp } of year.holidays) {
    for (const date of daysFrom(from, to)) {
      const other = dayOn(date, others)
      if (other.kind === 'make-up')
        faults.push(calendarFault('contradicts-year', { date, year: yearSaying(date, others) }))
    }
    for (const date of makeUp) {
      const { kind, provisional } = dayOn(date, others)
      if (kind === 'holiday' && !provisional)
        faults.push(calendarFault('contradicts-year', { date, year: yearSaying(date, others) }))
    }
  }
  return faults
}

function missing(holidays: readonly Holiday[]): readonly AnyCalendarFault[] {
  return yearly
    .filter((name) => !holidays.some((holiday) => holiday.name.includes(name)))
    .map((holiday) => calendarFault('holiday-missing', { holiday }))
}
