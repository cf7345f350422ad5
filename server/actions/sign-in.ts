import type { Kysely } from 'kysely'
import { roleNamed } from '#core/access/role.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import type { AuditEntry } from '../audit/log.ts'
import { instantText } from '../clock.ts'
import type { AccountTable } from '../db/account-tables.ts'
import { findAccount } from '../db/accounts.ts'
import type { Schema } from '../db/schema.ts'
import { clearAttempts } from '../db/sign-in-attempts.ts'
import type { Service } from '../service.ts'
import { networkOf } from './network-of.ts'
import { openSession, type SignedIn, stepAfter } from './open-session.ts'
import { passwordMatches } from './password.ts'
import { type AttemptKey, countAttempt } from './sign-in-limit.ts'
import { normalisedUsername } from './username.ts'

export interface Credentials {
  readonly username: string
  readonly password: string
  readonly client: string
  /** Where the request came from, for the lock-out. */
  readonly address: string
}

/** Passwords being hashed at this moment, each 19 MiB and a thread of four. */
let hashing = 0
const mostHashing = 16

/** Whether the password is right; takes as long for null. Throws ProblemError too-busy. */
export async function passwordIsRight(password: string, passwordHash: string | null): Promise<boolean> {
  if (hashing >= mostHashing) throw new ProblemError(problem('too-busy', { retryAfterSeconds: 2 }))
  hashing += 1
  try {
    return await passwordMatches(password, passwordHash)
  } finally {
    hashing -= 1
  }
}

/** Counts the attempt; one that comes too often is on record too. Throws ProblemError sign-in-locked. */
async function counted(
  { database, clock, audit }: Service,
  key: AttemptKey,
  failed: Pick<AuditEntry, 'district' | 'username' | 'role' | 'object'>,
): Promise<void> {
  const now = clock.now()
  try {
    await database.write((db) => countAttempt(db, key, now))
  } catch (error) {
    const entry = { ...failed, at: instantText(now), action: 'sign-in-failed', details: { locked: true } } as const
    if (error instanceof ProblemError && error.problem.code === 'sign-in-locked') {
      await database.write((db) => audit.append(db, entry))
    }
    throw error
  }
}

/**
 * Signs in with a password. Where a second factor is in use or must be, the session that begins can only finish the
 * sign-in; the pane has no place for that and is sent to pair.
 * Throws ProblemError: wrong-credentials, sign-in-locked, second-factor-elsewhere, too-busy.
 */
export async function signIn(service: Service, credentials: Credentials): Promise<SignedIn> {
  const { database, clock, audit } = service
  const district = service.district.code
  const username = normalisedUsername(credentials.username)
  const { client, address } = credentials
  const key = { district, username, address: networkOf(address) }
  const account = await database.read((db) => findAccount(db, district, username))
  const role = account === null ? null : roleNamed(account.role)
  // Who is not one of ours is not named: what is typed in the wrong box may be a password.
  const failed = { district, username: account?.username ?? null, role: null, object: address } as const
  await counted(service, key, failed)
  const right = await passwordIsRight(credentials.password, account?.password_hash || null)
  const wrong = async (): Promise<never> => {
    const at = instantText(clock.now())
    await database.write((db) => audit.append(db, { ...failed, at, action: 'sign-in-failed' }))
    throw new ProblemError(problem('wrong-credentials', {}))
  }
  if (!right || account === null || role === null || account.active === 0) return wrong()
  const entrant = { account, role, client, address, method: 'password' } as const
  const begun = await database.write(async (db) => {
    if (!(await isStillPassword(db, account))) return 'changed'
    const step = await stepAfter(service, db, entrant)
    await clearAttempts(db, key)
    return step !== 'done' && client === 'pane' ? null : openSession(service, db, entrant, step)
  })
  if (begun === 'changed') return wrong()
  if (begun === null) throw new ProblemError(problem('second-factor-elsewhere', {}))
  return begun
}

/**
 * Whether the account still has the password that was looked at: a change of it, on whichever server, ends every session,
 * and none must begin or be kept behind it by the one before.
 */
export async function isStillPassword(
  db: Kysely<Schema>,
  { district, username, password_hash: hash }: Pick<AccountTable, 'district' | 'username' | 'password_hash'>,
): Promise<boolean> {
  const now = await findAccount(db, district, username)
  return now !== null && now.active === 1 && now.password_hash === hash
}
