import type { Kysely } from 'kysely'
import { sha256 } from '../hash.ts'
import type { AccountTable, SessionTable } from './account-tables.ts'
import type { Schema } from './schema.ts'

type WithDefault = 'id' | 'address' | 'step'
export type NewSessionRow = Omit<SessionTable, WithDefault> & Partial<Pick<SessionTable, WithDefault>>

export async function insertSession(db: Kysely<Schema>, session: NewSessionRow): Promise<void> {
  const id = sessionId(session.token_hash)
  await db
    .insertInto('session')
    .values({ id, address: '', step: 'done', ...session })
    .execute()
}

/** What a session is listed by: follows from the hash of its token and leads back to neither. */
export function sessionId(tokenHash: string): string {
  return sha256(`session id ${tokenHash}`).slice(0, 24)
}

export interface SignedIn {
  readonly session: SessionTable
  readonly account: AccountTable
}

export async function findSession(db: Kysely<Schema>, district: string, tokenHash: string): Promise<SignedIn | null> {
  const session = await db
    .selectFrom('session')
    .selectAll()
    .where('district', '=', district)
    .where('token_hash', '=', tokenHash)
    .executeTakeFirst()
  if (session === undefined) return null
  const account = await db
    .selectFrom('account')
    .selectAll()
    .where('district', '=', district)
    .where('username', '=', session.username)
    .executeTakeFirstOrThrow()
  return { session, account }
}

export async function touchSession(
  db: Kysely<Schema>,
  district: string,
  tokenHash: string,
  seenAt: number,
): Promise<void> {
  await db
    .updateTable('session')
    .set({ seen_at: seenAt })
    .where('district', '=', district)
    .where('token_hash', '=', tokenHash)
    .execute()
}

/**
 * The sign-in is complete; the limits count from now on, and only from now on.
 * @returns false when the session has ended meanwhile or was complete already
 */
export async function completeSession(
  db: Kysely<Schema>,
  district: string,
  tokenHash: string,
  now: number,
): Promise<boolean> {
  const completed = await db
    .updateTable('session')
    .set({ step: 'done', created_at: now, seen_at: now })
    .where('district', '=', district)
    .where('token_hash', '=', tokenHash)
    .where('step', '<>', 'done')
    .returning('id')
    .execute()
  return completed.length > 0
}

export async function deleteSession(db: Kysely<Schema>, district: string, tokenHash: string): Promise<void> {
  await db.deleteFrom('session').where('district', '=', district).where('token_hash', '=', tokenHash).execute()
}

/** Takes away what neither limit lets in any more. */
export async function deleteStaleSessions(
  db: Kysely<Schema>,
  district: string,
  seenBefore: number,
  createdBefore: number,
): Promise<void> {
  await db
    .deleteFrom('session')
    .where('district', '=', district)
    .where((row) => row.or([row('seen_at', '<', seenBefore), row('created_at', '<', createdBefore)]))
    .execute()
}
