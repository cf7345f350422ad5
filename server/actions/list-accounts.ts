import type { Kysely } from 'kysely'
import { type Role, roleNamed } from '#core/access/role.ts'
import { needsSecondFactor } from '#core/access/sign-in-step.ts'
import type { AccountLine } from '#core/api/accounts.ts'
import { instantText } from '../clock.ts'
import { accountsAfter, countAccounts } from '../db/account-list.ts'
import type { AccountTable } from '../db/account-tables.ts'
import { identitiesOf } from '../db/external-identities.ts'
import type { Schema } from '../db/schema.ts'
import { withSecondFactor } from '../db/second-factors.ts'
import { sessionCounts } from '../db/session-list.ts'
import { lockedUntil } from '../db/sign-in-attempts.ts'
import type { Service } from '../service.ts'
import { accountView } from './account-view.ts'
import { readCursor, writeCursor } from './cursor.ts'
import { absoluteMilliseconds, idleMilliseconds } from './session-limit.ts'

export interface AccountPage {
  readonly items: AccountLine[]
  readonly nextCursor: string | null
  readonly total: number
}

export interface AccountQuery {
  readonly q?: string | undefined
  readonly role?: Role | undefined
  readonly cursor?: string | undefined
  readonly limit?: number | undefined
}

const defaultLimit = 100

/** Accounts in the order of their usernames. No password, no secret, no token stands in an answer. */
export async function listAccounts(service: Service, query: AccountQuery): Promise<AccountPage> {
  const limit = query.limit ?? defaultLimit
  const after = query.cursor === undefined ? '' : String(readCursor(query.cursor, 1)[0])
  const search = query.q?.normalize('NFKC').trim().toLowerCase() || null
  const filter = { district: service.district.code, search, role: query.role ?? null }
  return service.database.read(async (db) => {
    const found = await accountsAfter(db, filter, after, limit + 1)
    const page = found.slice(0, limit)
    const last = page.at(-1)
    return {
      items: await lines(service, db, page),
      nextCursor: found.length > limit && last !== undefined ? writeCursor([last.username]) : null,
      total: await countAccounts(db, filter),
    }
  })
}

async function lines(service: Service, db: Kysely<Schema>, accounts: readonly AccountTable[]): Promise<AccountLine[]> {
  const district = service.district.code
  const now = service.clock.now()
  const usernames = accounts.map(({ username }) => username)
  const live = { seenAfter: now - idleMilliseconds, createdAfter: now - absoluteMilliseconds }
  const [factors, locks, sessions, identities] = [
    await withSecondFactor(db, district, usernames),
    await lockedUntil(db, district, usernames, now),
    await sessionCounts(db, district, usernames, live),
    service.singleSignOn == null
      ? new Map<string, string>()
      : await identitiesOf(db, district, service.singleSignOn.issuer, usernames),
  ]
  return accounts.flatMap((account) => {
    const role = roleNamed(account.role)
    if (role === null) return []
    const { username, name, org, person, active, limited, last_sign_in_at } = account
    const lock = locks.get(username)
    return [
      {
        ...accountView({ username, name, role, org }),
        person: person ?? username,
        active: active === 1,
        secondFactor: factors.has(username),
        needsSecondFactor: needsSecondFactor(role) && !service.demo,
        identity: identities.get(username) ?? null,
        invited: limited === 1,
        sessions: sessions.get(username) ?? 0,
        lastSignInAt: last_sign_in_at === null ? null : instantText(last_sign_in_at),
        lockedUntil: lock === undefined ? null : instantText(lock),
      },
    ]
  })
}
