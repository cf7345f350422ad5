import type { WorkCalendar } from '#core/calendar/calendar.ts'
import { type AnyCalendarFault, calendarFaultText } from '#core/calendar/fault.ts'
import { type CalendarMerge, withAmendment, withYear } from '#core/calendar/merge.ts'
import { type NoticeReading, parseNotice } from '#core/calendar/parse-notice.ts'
import { todayInShanghai } from '../clock.ts'
import { countedFilings } from '../db/filing-list.ts'
import type { Service } from '../service.ts'
import { movedDeadlines } from './moved.ts'
import { loadRules } from './rules.ts'

/** What a pasted notice would change; nothing is changed. */
export async function readCalendarNotice(service: Service, text: string) {
  const district = service.district.code
  const today = todayInShanghai(service.clock)
  const reading = parseNotice(text)
  const { rules, running } = await service.database.read(async (db) => ({
    rules: await loadRules(db, district),
    running: await countedFilings(db, district),
  }))
  const merge = mergeOf(reading, rules.calendar)
  const faults = [...reading.faults, ...(merge?.faults ?? [])].map(faultBody)
  return {
    year: merge === null ? null : yearOf(reading, merge.calendar),
    unread: [...reading.unread],
    faults: faults.filter(({ message }, index) => faults.findIndex((each) => each.message === message) === index),
    changes: [...(merge?.changes ?? [])],
    moved: merge === null ? [] : movedDeadlines(running, rules, merge.calendar, today),
  }
}

function mergeOf({ proposal }: NoticeReading, calendar: WorkCalendar): CalendarMerge | null {
  if (proposal === null) return null
  return proposal.kind === 'year' ? withYear(calendar, proposal.year) : withAmendment(calendar, proposal.amendment)
}

/** The year to be applied: as it was read, or as it stands with the amendment in it. */
function yearOf({ proposal }: NoticeReading, merged: WorkCalendar) {
  if (proposal?.kind === 'year') return proposal.year
  return merged.years.find(({ year }) => year === proposal?.amendment.year) ?? null
}

export function faultBody(fault: AnyCalendarFault) {
  return { level: fault.level, message: calendarFaultText(fault) }
}
