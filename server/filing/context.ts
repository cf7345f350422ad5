import type { FilingContext } from '#core/filing/context.ts'
import type { CalendarDate } from '#core/vocabulary/calendar-date.ts'
import { clockOf } from './line.ts'
import type { LoadedFiling } from './load.ts'
import type { FilingRules } from './rules.ts'

/** What an act is judged with. */
export function contextOf(
  loaded: Pick<LoadedFiling, 'events' | 'lines'>,
  rules: FilingRules,
  today: CalendarDate,
  formErrors = 0,
): FilingContext {
  const { rule } = clockOf(loaded, rules)
  return { today, calendar: rules.calendar, rule, checklist: rules.checklist, formErrors }
}
