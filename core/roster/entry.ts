import type { CalendarDate } from '../vocabulary/calendar-date.ts'

export const rosterDuties = ['leader', 'contact', 'substitute'] as const
export type RosterDuty = (typeof rosterDuties)[number]

export const rosterDutyNames: Readonly<Record<RosterDuty, string>> = {
  leader: '负责人',
  contact: '联系人',
  substitute: '替补联系人',
}

/** Who holds a duty of an office from when to when; both days included, an open end for as long as it lasts. */
export interface RosterTerm {
  readonly office: string
  readonly duty: RosterDuty
  readonly name: string
  readonly from: CalendarDate
  readonly until: CalendarDate | null
}

export const termStates = ['coming', 'current', 'past'] as const
export type TermState = (typeof termStates)[number]
export const termStateNames: Readonly<Record<TermState, string>> = { coming: '未到任', current: '在任', past: '已卸任' }

export function termState({ from, until }: Pick<RosterTerm, 'from' | 'until'>, today: CalendarDate): TermState {
  if (today < from) return 'coming'
  return until !== null && today > until ? 'past' : 'current'
}

/** The same person in the same duty of the same office, with a day in common. */
export function overlaps(a: RosterTerm, b: RosterTerm): boolean {
  if (a.office !== b.office || a.duty !== b.duty || a.name !== b.name) return false
  return (b.until === null || a.from <= b.until) && (a.until === null || b.from <= a.until)
}

/** Whether the office has no 联系人 that day, so that its 替补 is who is asked. Rights stay with each one's own account. */
export function substituteStandsIn(terms: readonly RosterTerm[], office: string, today: CalendarDate): boolean {
  const current = terms.filter((term) => term.office === office && termState(term, today) === 'current')
  return current.some(({ duty }) => duty === 'substitute') && !current.some(({ duty }) => duty === 'contact')
}
