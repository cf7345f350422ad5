import type { CalendarYear, WorkCalendar } from '#core/calendar/calendar.ts'
import { calendarFaultText } from '#core/calendar/fault.ts'
import { withYear } from '#core/calendar/merge.ts'
import { shippedCalendar } from '#core/calendar/shipped.ts'
import type { FilingRuleTable } from '../db/filing-tables.ts'

/** A year that was taken over once and now contradicts the calendar of the program, which counts in its place. */
export interface SetAsideYear {
  readonly year: number
  /** Worded. */
  readonly faults: readonly string[]
}

export interface StoredCalendar {
  readonly calendar: WorkCalendar
  /** In the order of the years. */
  readonly setAside: readonly SetAsideYear[]
}

let remembered: { readonly key: string; readonly stored: StoredCalendar } | null = null

/**
 * The years that were taken over, in their order, upon a shipped calendar. Equal versions give the very same calendar:
 * its days are counted once, not at every request.
 */
export function storedCalendar(versions: readonly FilingRuleTable[], shipped: WorkCalendar): StoredCalendar {
  const key = versions.map(({ seq, content }) => `${seq} ${content}`).join('\n')
  const isOurs = shipped === shippedCalendar
  if (isOurs && remembered?.key === key) return remembered.stored
  let calendar = shipped
  const setAside = new Map<number, readonly string[]>()
  for (const { content } of versions) {
    const year = JSON.parse(content) as CalendarYear
    const merge = withYear(calendar, year)
    const errors = merge.faults.filter(({ level }) => level === 'error')
    calendar = merge.calendar
    if (errors.length === 0) setAside.delete(year.year)
    else setAside.set(year.year, errors.map(calendarFaultText))
  }
  const years = [...setAside].map(([year, faults]) => ({ year, faults }))
  const stored = { calendar, setAside: years.sort((a, b) => a.year - b.year) }
  if (isOurs) remembered = { key, stored }
  return stored
}
