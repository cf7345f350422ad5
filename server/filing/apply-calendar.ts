import type { Kysely } from 'kysely'
import type { CalendarYear } from '#core/calendar/calendar.ts'
import { calendarFaultText } from '#core/calendar/fault.ts'
import { withYear } from '#core/calendar/merge.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText, todayInShanghai } from '../clock.ts'
import { countedFilings } from '../db/filing-list.ts'
import type { Schema } from '../db/schema.ts'
import type { Service } from '../service.ts'
import { appendEvent, refreshLine } from './append.ts'
import { type MovedDeadline, movedDeadlines } from './moved.ts'
import { type FilingRules, loadRules } from './rules.ts'
import { saveRule } from './save-rule.ts'
import { systemStamp } from './stamp.ts'

/**
 * Takes a year's notice over and reckons the deadlines of running filings anew: the old one stays in the log of each.
 * Throws ProblemError calendar-refused.
 */
export async function applyCalendarYear(
  service: Service,
  grant: Grant,
  { year, replace }: { readonly year: CalendarYear; readonly replace: boolean },
) {
  const district = service.district.code
  return service.database.write(async (db) => {
    const before = await loadRules(db, district)
    const { calendar, replaced, faults } = withYear(before.calendar, year)
    const errors = faults.filter(({ level }) => level === 'error')
    if (errors.length > 0) refuse(errors.map(calendarFaultText))
    if (replaced !== null && !replace) refuse([`${year.year} 年的放假安排已经采用`])
    const running = await countedFilings(db, district)
    const moved = movedDeadlines(running, before, calendar, todayInShanghai(service.clock))
    const reason = year.notices.map(({ title, number }) => number ?? title).join('、')
    const details = { moved: moved.length, replaced: replaced !== null }
    await saveRule(db, service, grant, { kind: 'calendar', name: String(year.year), content: year, reason, details })
    const rules = await loadRules(db, district)
    for (const line of moved) await recompute(db, service, line, `采用${year.year}年放假安排：${reason}`, rules)
    const told = new Set(moved.map(({ filing }) => filing))
    // The deadline of others stays, though a day before it may have moved.
    for (const { id } of running) if (!told.has(id)) await refreshLine(db, district, id, rules)
    return { calendar: rules.calendar, moved }
  })
}

function refuse(faults: readonly string[]): never {
  throw new ProblemError(problem('calendar-refused', { faults }))
}

/** Notes in a filing's log that another calendar gives its deadline differently. */
export async function recompute(
  db: Kysely<Schema>,
  service: Service,
  { filing, before, after }: MovedDeadline,
  cause: string,
  rules: FilingRules,
): Promise<void> {
  const district = service.district.code
  const at = instantText(service.clock.now())
  const { version } = await db
    .selectFrom('filing')
    .select('version')
    .where('district', '=', district)
    .where('id', '=', filing)
    .executeTakeFirstOrThrow()
  const stamp = systemStamp({ at, day: todayInShanghai(service.clock) })
  const event = { kind: 'recompute-deadline', ...stamp, before, after, cause } as const
  await appendEvent(db, district, { id: filing, version: version + 1 }, event, rules)
}
