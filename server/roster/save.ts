import { randomUUID } from 'node:crypto'
import type { Kysely } from 'kysely'
import { roleNamed } from '#core/access/role.ts'
import type { RosterLine } from '#core/api/roster.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { overlaps } from '#core/roster/entry.ts'
import { officeName, taskForce } from '#core/roster/office.ts'
import type { RosterInput } from '#core/roster/roster-list.ts'
import type { Grant } from '../actions/authorise.ts'
import { normalisedUsername } from '../actions/username.ts'
import { instantText, todayInShanghai } from '../clock.ts'
import { findAccount } from '../db/accounts.ts'
import { takeNumbers } from '../db/counter.ts'
import { insertRosterVersions, rosterEntries } from '../db/roster.ts'
import type { RosterEntryTable } from '../db/roster-tables.ts'
import type { Schema } from '../db/schema.ts'
import type { Service } from '../service.ts'
import { phoneOf, rosterBody, termOf } from './view.ts'

export function rosterRefused(reason: string): ProblemError {
  return new ProblemError(problem('roster-refused', { reason }))
}

export interface RosterChange extends RosterInput {
  /** Null for a new entry. */
  readonly id: string | null
  readonly revision: number
}

/** Adds an entry or a version of one. Throws ProblemError: not-found, roster-refused. */
export async function saveRosterEntry(service: Service, { actor }: Grant, change: RosterChange): Promise<RosterLine> {
  const { database, clock, audit } = service
  const district = service.district.code
  const today = todayInShanghai(clock)
  return database.write(async (db) => {
    const standing = await rosterEntries(db, district)
    const before = change.id === null ? null : (standing.find(({ id }) => id === change.id) ?? null)
    if (change.id !== null && before === null) throw new ProblemError(problem('not-found', { what: '这条名册记录' }))
    if ((before?.revision ?? 0) !== change.revision) throw rosterRefused(`${before?.by_name ?? ''}已先更改了这一条`)
    const others = standing.filter(({ id }) => id !== change.id)
    const fault = await faultOf(db, district, change, others)
    if (fault !== null) throw rosterRefused(fault)
    const at = instantText(clock.now())
    const seq = before?.seq ?? (await takeNumbers(db, district, 'roster'))
    const stamp = { district, seq, at, username: actor.username, by_name: actor.name }
    const version = versionOf(change, before, stamp)
    await insertRosterVersions(db, [version])
    const details = { office: version.office, duty: version.duty, revision: version.revision }
    const by = { username: actor.username, role: actor.role }
    await audit.append(db, { district, at, ...by, action: 'roster-changed', object: version.id, details })
    return rosterBody(version, [...others, version].map(termOf), today)
  })
}

export type RosterStamp = Pick<RosterEntryTable, 'district' | 'seq' | 'at' | 'username' | 'by_name'>

/** The next version; a phone as a list masks it says nothing of what stands there. */
export function versionOf(input: RosterInput, before: RosterEntryTable | null, stamp: RosterStamp): RosterEntryTable {
  const isKept = input.phone.includes('**')
  const phone = isKept ? (before === null ? '' : phoneOf(before)) : input.phone
  return {
    ...stamp,
    id: before?.id ?? randomUUID(),
    revision: (before?.revision ?? 0) + 1,
    office: input.office,
    section: input.section,
    duty: input.duty,
    person_name: input.name,
    roster_contact: JSON.stringify(phone),
    account: input.account === null ? null : normalisedUsername(input.account),
    valid_from: input.from,
    valid_until: input.until,
  }
}

/** Why an entry will not do beside the others, as a clause; null when it will. */
export async function faultOf(
  db: Kysely<Schema>,
  district: string,
  input: RosterInput,
  others: readonly RosterEntryTable[],
): Promise<string | null> {
  if (officeName(input.office) === null) return '没有这个单位'
  if (input.until !== null && input.until < input.from) return '截止日早于起始日'
  if (others.some((other) => overlaps(termOf(other), input))) return `${input.name}在这个岗位上已有一条日期重叠的记录`
  return input.account === null ? null : accountFault(db, district, input.account, input.office)
}

/** An account of the roster is one of the office: being named in it gives no right. */
async function accountFault(
  db: Kysely<Schema>,
  district: string,
  username: string,
  office: string,
): Promise<string | null> {
  const account = await findAccount(db, district, normalisedUsername(username))
  if (account === null) return `没有账号“${username.slice(0, 20)}”`
  const isOfOffice = office === taskForce.code ? roleNamed(account.role) === 'district' : account.org === office
  return isOfOffice ? null : `账号“${account.username}”不属于${officeName(office) ?? office}`
}
