import type { WorkCalendar } from '#core/calendar/calendar.ts'
import type { ReckonedDate } from '#core/calendar/workdays.ts'
import { changedDeadline } from '#core/filing/clock-status.ts'
import type { CalendarDate } from '#core/vocabulary/calendar-date.ts'
import type { FilingTable } from '../db/filing-tables.ts'
import { parseFacts } from './facts.ts'
import { ruleOf } from './list.ts'
import type { FilingRules } from './rules.ts'

/** A running filing whose deadline another calendar gives differently. */
export interface MovedDeadline {
  readonly filing: string
  readonly number: string
  readonly projectName: string
  readonly before: ReckonedDate
  readonly after: ReckonedDate
}

export function movedDeadlines(
  lines: readonly FilingTable[],
  rules: FilingRules,
  after: WorkCalendar,
  today: CalendarDate,
): MovedDeadline[] {
  const calendars = { before: rules.calendar, after }
  return lines.flatMap((line) => {
    const changed = changedDeadline(parseFacts(line.facts), today, calendars, ruleOf(line, rules))
    const { id: filing, number, project_name: projectName } = line
    return changed === null ? [] : [{ filing, number, projectName, ...changed }]
  })
}
