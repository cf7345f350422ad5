import { type CalendarDate, dayNumber, fromDayNumber, yearOf } from '../vocabulary/calendar-date.ts'
import type { Holiday, WorkCalendar } from './calendar.ts'
import { fixedHolidays } from './fixed-holidays.ts'

/** 'make-up' is a weekend day that is worked (调休上班). */
export type DayKind = 'workday' | 'make-up' | 'weekend' | 'holiday'

export interface Day {
  readonly date: CalendarDate
  readonly kind: DayKind
  /** The holiday a day off or a make-up day belongs to. */
  readonly holiday: string | null
  /** The notice of its year is not out: the day may turn out otherwise. */
  readonly provisional: boolean
}

/** What the calendar says of a day. Where two notices name it, that of the later year counts: it was written later. */
export function dayOn(date: CalendarDate, calendar: WorkCalendar): Day {
  const { named, covered } = indexOf(calendar)
  const year = yearOf(date)
  const provisional = !covered.has(year)
  const known = named.get(date) ?? (provisional ? fixedDay(date, year, calendar) : undefined)
  if (known !== undefined) return { date, kind: known.kind, holiday: known.holiday, provisional }
  return { date, kind: isWeekend(date) ? 'weekend' : 'workday', holiday: null, provisional }
}

export function isWorkday(date: CalendarDate, calendar: WorkCalendar): boolean {
  const { kind } = dayOn(date, calendar)
  return kind === 'workday' || kind === 'make-up'
}

/** 0 = Sunday … 6 = Saturday. */
export function weekdayOf(date: CalendarDate): number {
  // 1970-01-01 was a Thursday.
  return (((dayNumber(date) + 4) % 7) + 7) % 7
}

export function isWeekend(date: CalendarDate): boolean {
  const weekday = weekdayOf(date)
  return weekday === 0 || weekday === 6
}

/** Every day from the first to the last, both included; empty when the last is earlier. */
export function daysFrom(from: CalendarDate, to: CalendarDate): readonly CalendarDate[] {
  const first = dayNumber(from)
  return Array.from({ length: Math.max(0, dayNumber(to) - first + 1) }, (_, index) => fromDayNumber(first + index))
}

interface NamedDay {
  readonly kind: 'make-up' | 'holiday'
  readonly holiday: string
}

interface Index {
  readonly named: ReadonlyMap<CalendarDate, NamedDay>
  readonly covered: ReadonlySet<number>
}

const indexes = new WeakMap<WorkCalendar, Index>()

/** Made once a calendar: a board asks it of every day of every filing. */
function indexOf(calendar: WorkCalendar): Index {
  let known = indexes.get(calendar)
  if (known === undefined) {
    const named = new Map<CalendarDate, NamedDay>()
    for (const { holidays } of calendar.provisional) addDays(named, holidays)
    const inOrder = [...calendar.years].sort((a, b) => a.year - b.year)
    for (const { holidays } of inOrder) addDays(named, holidays)
    known = { named, covered: new Set(calendar.years.map(({ year }) => year)) }
    indexes.set(calendar, known)
  }
  return known
}

function addDays(named: Map<CalendarDate, NamedDay>, holidays: readonly Holiday[]): void {
  for (const { name, from, to, makeUp } of holidays) {
    for (const date of daysFrom(from, to)) named.set(date, { kind: 'holiday', holiday: name })
    for (const date of makeUp) named.set(date, { kind: 'make-up', holiday: name })
  }
}

function fixedDay(date: CalendarDate, year: number, calendar: WorkCalendar): NamedDay | undefined {
  if (calendar.provisional.some((each) => each.year === year)) return undefined
  const holiday = fixedHolidays(year).find(({ from, to }) => from <= date && date <= to)
  return holiday && { kind: 'holiday', holiday: holiday.name }
}
