import type { CalendarDate } from '../vocabulary/calendar-date.ts'
import type { CalendarNotice, CalendarYear, Holiday, WorkCalendar } from './calendar.ts'
import { daysFrom, isWorkday } from './day.ts'
import { type AnyCalendarFault, calendarFault } from './fault.ts'
import { calendarFaults } from './validate.ts'

/** A day whose working changed from one calendar to the next. */
export interface ChangedDay {
  readonly date: CalendarDate
  /** Whether it is worked now. */
  readonly works: boolean
}

export interface CalendarMerge {
  /** With the year in it; as it was when a fault is an error. */
  readonly calendar: WorkCalendar
  /** The year as it stood before, when its notice was entered already: to be confirmed, not overwritten silently. */
  readonly replaced: CalendarYear | null
  readonly changes: readonly ChangedDay[]
  readonly faults: readonly AnyCalendarFault[]
}

/** The calendar with the notice of one year taken in; its provisional days are dropped. */
export function withYear(calendar: WorkCalendar, year: CalendarYear): CalendarMerge {
  const replaced = calendar.years.find((each) => each.year === year.year) ?? null
  const faults = calendarFaults(year, calendar)
  if (faults.some(({ level }) => level === 'error')) return { calendar, replaced, changes: [], faults }
  const years = [...calendar.years.filter((each) => each.year !== year.year), year].sort((a, b) => a.year - b.year)
  const merged = { years, provisional: calendar.provisional.filter((each) => each.year !== year.year) }
  return { calendar: merged, replaced, changes: changedDays(calendar, merged, year.year), faults }
}

/** A notice that changes one holiday of a year whose notice is already in: 调整 gives it anew, 延长 its last day only. */
export interface CalendarAmendment {
  readonly year: number
  readonly notice: CalendarNotice
  readonly holiday: string
  readonly change: Pick<Holiday, 'from' | 'to' | 'makeUp'> | { readonly to: CalendarDate }
}

/** The calendar with one holiday changed; make-up days that now lie inside it fall away. */
export function withAmendment(calendar: WorkCalendar, amendment: CalendarAmendment): CalendarMerge {
  const { year, notice, holiday: name, change } = amendment
  const known = calendar.years.find((each) => each.year === year)
  const old = known?.holidays.find((each) => each.name.includes(name) || name.includes(each.name))
  if (known === undefined || old === undefined) {
    const faults = [calendarFault('nothing-to-amend', { year, holiday: name })]
    return { calendar, replaced: null, changes: [], faults }
  }
  const changed = { ...old, ...change }
  const makeUp = changed.makeUp.filter((date) => date < changed.from || date > changed.to)
  const holidays = known.holidays.map((each) => (each === old ? { ...changed, makeUp } : each))
  return withYear(calendar, { ...known, notices: [...known.notices, notice], holidays })
}

/** Days of the year and of the months beside it that are worked in one calendar and not in the other. */
function changedDays(before: WorkCalendar, after: WorkCalendar, year: number): readonly ChangedDay[] {
  return daysFrom(`${year - 1}-12-01`, `${year + 1}-01-31`).flatMap((date) => {
    const works = isWorkday(date, after)
    return works === isWorkday(date, before) ? [] : [{ date, works }]
  })
}
