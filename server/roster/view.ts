import { maskedText } from '#core/access/personal.ts'
import type { RosterLine } from '#core/api/roster.ts'
import { type RosterDuty, rosterDuties, substituteStandsIn, termState } from '#core/roster/entry.ts'
import { officeName, offices } from '#core/roster/office.ts'
import type { RosterEntryTable } from '../db/roster-tables.ts'

export function dutyOfEntry({ duty }: RosterEntryTable): RosterDuty {
  return rosterDuties.find((code) => code === duty) ?? 'contact'
}

export function phoneOf({ roster_contact }: RosterEntryTable): string {
  return JSON.parse(roster_contact) as string
}

export function termOf(entry: RosterEntryTable) {
  const { office, person_name: name, valid_from: from, valid_until: until } = entry
  return { office, duty: dutyOfEntry(entry), name, from, until }
}

/** A line of the roster; @param terms all that stand, for who stands in */
export function rosterBody(
  entry: RosterEntryTable,
  terms: readonly ReturnType<typeof termOf>[],
  today: string,
  phones: 'full' | 'masked' = 'masked',
): RosterLine {
  const term = termOf(entry)
  const state = termState(term, today)
  return {
    id: entry.id,
    revision: entry.revision,
    office: entry.office,
    officeName: officeName(entry.office) ?? entry.office,
    section: entry.section,
    duty: term.duty,
    name: entry.person_name,
    phone: phones === 'full' ? phoneOf(entry) : maskedText('phone', phoneOf(entry)),
    account: entry.account,
    from: term.from,
    until: term.until,
    state,
    standsIn: state === 'current' && term.duty === 'substitute' && substituteStandsIn(terms, entry.office, today),
    changedBy: entry.by_name,
    changedAt: entry.at,
  }
}

const order: ReadonlyMap<string, number> = new Map(offices.map(({ code }, index) => [code, index]))

/** By office, then by duty, the newest term first. */
export function inOrder(entries: readonly RosterEntryTable[]): readonly RosterEntryTable[] {
  const place = (entry: RosterEntryTable): number =>
    (order.get(entry.office) ?? 0) * rosterDuties.length + rosterDuties.indexOf(dutyOfEntry(entry))
  return [...entries].sort((a, b) => place(a) - place(b) || (a.valid_from < b.valid_from ? 1 : -1))
}
