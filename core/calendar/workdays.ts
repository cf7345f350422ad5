import { type CalendarDate, dayNumber, fromDayNumber, yearEnd, yearOf } from '../vocabulary/calendar-date.ts'
import type { WorkCalendar } from './calendar.ts'
import { daysFrom, isWorkday } from './day.ts'

/** A date reckoned in working days; 暂定 when a day on the way lies in a year without its notice. */
export interface ReckonedDate {
  readonly date: CalendarDate
  readonly provisional: boolean
}

export interface ReckonedDays {
  readonly days: number
  readonly provisional: boolean
}

/** The nth working day after the start, the start itself not counted (民法典 201条); the start itself for n = 0. */
export function nthWorkdayAfter(start: CalendarDate, n: number, calendar: WorkCalendar): ReckonedDate {
  let number = dayNumber(start)
  let date = start
  for (let found = 0; found < n; ) {
    number += 1
    date = fromDayNumber(number)
    if (isWorkday(date, calendar)) found += 1
  }
  return { date, provisional: n > 0 && reachesUncovered(start, date, calendar) }
}

/** Working days in (from, to]; none when `to` is not later. */
export function workdaysBetween(from: CalendarDate, to: CalendarDate, calendar: WorkCalendar): ReckonedDays {
  if (to <= from) return { days: 0, provisional: false }
  let days = workdaysUpTo(to, calendar) - workdaysUpTo(from, calendar)
  for (let year = yearOf(from); year < yearOf(to); year += 1) days += countsOf(year, calendar).upTo.at(-1) ?? 0
  return { days, provisional: reachesUncovered(from, to, calendar) }
}

/** Whether a day of (from, to] lies in a year whose notice is not out. */
export function reachesUncovered(from: CalendarDate, to: CalendarDate, calendar: WorkCalendar): boolean {
  if (to <= from) return false
  const first = yearOf(fromDayNumber(dayNumber(from) + 1))
  for (let year = first; year <= yearOf(to); year += 1)
    if (!calendar.years.some((each) => each.year === year)) return true
  return false
}

/** Working days of one year up to and including each of its days. */
interface YearCounts {
  readonly firstDay: number
  readonly upTo: readonly number[]
}

const countsByCalendar = new WeakMap<WorkCalendar, Map<number, YearCounts>>()

/** Counted once a year of a calendar: a board asks it of every filing, and pauses may last for months. */
function countsOf(year: number, calendar: WorkCalendar): YearCounts {
  let byYear = countsByCalendar.get(calendar)
  if (byYear === undefined) {
    byYear = new Map()
    countsByCalendar.set(calendar, byYear)
  }
  let known = byYear.get(year)
  if (known === undefined) {
    known = countYear(year, calendar)
    byYear.set(year, known)
  }
  return known
}

function countYear(year: number, calendar: WorkCalendar): YearCounts {
  const firstDay = dayNumber(`${year}-01-01`)
  let count = 0
  const upTo = daysFrom(`${year}-01-01`, yearEnd(year)).map((date) => {
    if (isWorkday(date, calendar)) count += 1
    return count
  })
  return { firstDay, upTo }
}

/** Working days from 1 January of its year up to and including the day. */
function workdaysUpTo(date: CalendarDate, calendar: WorkCalendar): number {
  const { firstDay, upTo } = countsOf(yearOf(date), calendar)
  return upTo[dayNumber(date) - firstDay] ?? 0
}
