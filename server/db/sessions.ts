import type { Kysely } from 'kysely'
import type { AccountTable, SessionTable } from './account-tables.ts'
import type { Schema } from './schema.ts'

export async function insertSession(db: Kysely<Schema>, session: SessionTable): Promise<void> {
  await db.insertInto('session').values(session).execute()
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
