import type { Kysely } from 'kysely'
import { dutyNames, dutyOf } from '#core/access/duty.ts'
import { roleNamed } from '#core/access/role.ts'
import type { PlannedAccount } from '#core/api/account-batches.ts'
import { type ListedAccount, readAccountLine, usernameStems } from '#core/roster/account-list.ts'
import { organisationName } from '../actions/organisation.ts'
import { normalisedUsername } from '../actions/username.ts'
import { distinct, groupedBy } from '../collections.ts'
import { accountsWith, usernamesFrom } from '../db/account-batches.ts'
import type { AccountTable } from '../db/account-tables.ts'
import type { Schema } from '../db/schema.ts'
import { thirdPartyUnits } from '../db/third-parties.ts'
import type { PlainRow } from '../plain-lists/reading.ts'
import { normalisedUscc } from '../third-parties/units.ts'

/** An account to be made, with the name it signs in by. */
export interface NewListedAccount extends ListedAccount {
  readonly row: number
  readonly username: string
  readonly person: string
  readonly orgName: string | null
}

export interface AccountPlan {
  readonly lines: readonly PlannedAccount[]
  readonly accounts: readonly NewListedAccount[]
}

/** What becomes of each line, by what stands in the database now and in the lines above it. */
export async function planAccounts(
  db: Kysely<Schema>,
  district: string,
  rows: readonly PlainRow[],
): Promise<AccountPlan> {
  const units = await thirdPartyUnits(db, district)
  const unitNamed = (text: string): string | null =>
    units.find(({ uscc, name }) => name === text || uscc === normalisedUscc(text))?.uscc ?? null
  const read = rows.map(({ row, cells }) => ({ row, cells, listed: readAccountLine(cells, unitNamed) }))
  const listed = read.flatMap((line) => (typeof line.listed === 'string' ? [] : [line.listed]))
  const known = await knownAccounts(db, district, listed)
  const lines: PlannedAccount[] = []
  const accounts: NewListedAccount[] = []
  for (const { row, cells, listed: one } of read) {
    if (typeof one === 'string') {
      lines.push({
        row,
        name: cells.姓名 ?? '',
        role: null,
        orgName: null,
        username: null,
        outcome: 'refused',
        why: one,
      })
      continue
    }
    const unit = units.find(({ uscc }) => one.role === 'third-party' && uscc === one.org)
    const orgName = unit?.name ?? organisationName(one.role, one.org)
    const line = { row, name: one.name, role: one.role, orgName }
    const standing = existing(one, known)
    if (typeof standing === 'object' && standing !== null) {
      lines.push({ ...line, username: standing.username, outcome: 'exists', why: null })
      continue
    }
    const why = standing ?? twice(one, accounts) ?? dutyFault(one, known, accounts)
    if (why !== null) {
      lines.push({ ...line, username: one.username, outcome: 'refused', why })
      continue
    }
    const username = one.username ?? nextUsername(one, known, accounts)
    accounts.push({ ...one, row, username, person: one.person ?? username, orgName })
    lines.push({ ...line, username, outcome: 'new', why: null })
  }
  return { lines, accounts }
}

interface Known {
  readonly byUsername: ReadonlyMap<string, AccountTable>
  readonly byName: ReadonlyMap<string, readonly AccountTable[]>
  readonly byPerson: ReadonlyMap<string, readonly AccountTable[]>
  readonly taken: ReadonlySet<string>
}

async function knownAccounts(db: Kysely<Schema>, district: string, listed: readonly ListedAccount[]): Promise<Known> {
  const usernames = listed.flatMap(({ username }) => (username === null ? [] : [normalisedUsername(username)]))
  const persons = listed.flatMap(({ person }) => (person === null ? [] : [normalisedUsername(person)]))
  const byUsername = await accountsWith(db, district, 'username', distinct(usernames))
  const byName = await accountsWith(db, district, 'name', distinct(listed.map(({ name }) => name)))
  const byPerson = await accountsWith(db, district, 'person', distinct([...persons, ...usernames]))
  const taken = new Set(usernames)
  for (const role of distinct(listed.map((one) => one.role))) {
    for (const username of await usernamesFrom(db, district, usernameStems[role])) taken.add(username)
  }
  return {
    byUsername: new Map(byUsername.map((account) => [account.username, account])),
    byName: groupedBy(byName, ({ name }) => name),
    byPerson: groupedBy(byPerson, ({ person }) => person ?? ''),
    taken,
  }
}

/** The account that the line means; a sentence where its username is somebody else's; null when there is none. */
function existing(one: ListedAccount, { byUsername, byName }: Known): AccountTable | string | null {
  const isSame = ({ name, role, org }: AccountTable) => name === one.name && role === one.role && org === one.org
  if (one.username === null) return byName.get(one.name)?.find(isSame) ?? null
  const account = byUsername.get(normalisedUsername(one.username))
  if (account === undefined) return null
  return isSame(account) ? account : `账号“${account.username}”已有人使用，请换一个或留空。`
}

function twice(one: ListedAccount, above: readonly NewListedAccount[]): string | null {
  const same = above.find(({ name, role, org, username }) =>
    one.username === null
      ? name === one.name && role === one.role && org === one.org
      : username === normalisedUsername(one.username),
  )
  return same === undefined ? null : `与第 ${same.row} 行是同一个账号。`
}

function dutyFault(one: ListedAccount, { byPerson }: Known, above: readonly NewListedAccount[]): string | null {
  const person = normalisedUsername(one.person ?? one.username ?? '')
  if (person === '') return null
  const asked = dutyOf(one.role)
  const held = [
    ...(byPerson.get(person) ?? []).flatMap(({ role, active }) => (active === 1 ? (roleNamed(role) ?? []) : [])),
    ...above.filter((other) => normalisedUsername(other.person) === person).map(({ role }) => role),
  ].map(dutyOf)
  const other = held.find((duty) => duty !== asked)
  if (other === undefined) return null
  return `工号 ${person} 已有${dutyNames[other]}权限，不能兼任${dutyNames[asked]}。`
}

/** The first free number after the stem of the role. */
function nextUsername({ role }: ListedAccount, { taken }: Known, above: readonly NewListedAccount[]): string {
  const used = new Set([...taken, ...above.map(({ username }) => username)])
  for (let number = 1; ; number += 1) {
    const username = `${usernameStems[role]}${String(number).padStart(3, '0')}`
    if (!used.has(username)) return username
  }
}
