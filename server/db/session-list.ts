import type { Kysely } from 'kysely'
import type { SessionTable } from './account-tables.ts'
import { deleteApprovedPairings } from './pairings.ts'
import type { Schema } from './schema.ts'

export interface SessionFilter {
  readonly district: string
  /** Null for everybody's. */
  readonly username: string | null
  /** Sessions that neither limit has ended yet. */
  readonly seenAfter: number
  readonly createdAfter: number
  readonly limit: number
}

export type SessionLine = SessionTable & { readonly name: string; readonly role: string }

/** Live sessions with whose they are, the one used last first. */
export async function liveSessions(db: Kysely<Schema>, filter: SessionFilter): Promise<readonly SessionLine[]> {
  const { district, username, seenAfter, createdAfter, limit } = filter
  let query = db
    .selectFrom('session')
    .innerJoin('account', (join) =>
      join.onRef('account.district', '=', 'session.district').onRef('account.username', '=', 'session.username'),
    )
    .selectAll('session')
    .select(['account.name', 'account.role'])
    .where('session.district', '=', district)
    .where('seen_at', '>', seenAfter)
    .where('session.created_at', '>', createdAfter)
    .orderBy('seen_at', 'desc')
    .orderBy('id')
    .limit(limit)
  if (username !== null) query = query.where('session.username', '=', username)
  return query.execute()
}

export async function sessionById(db: Kysely<Schema>, district: string, id: string): Promise<SessionTable | null> {
  const session = await db
    .selectFrom('session')
    .selectAll()
    .where('district', '=', district)
    .where('id', '=', id)
    .executeTakeFirst()
  return session ?? null
}

/**
 * Ends every session of the account but the one with that hash of a token; says how many there were. A pane that was
 * approved and has not come for its session yet gets none.
 */
export async function deleteSessionsOf(
  db: Kysely<Schema>,
  district: string,
  username: string,
  except: string | null = null,
): Promise<number> {
  await deleteApprovedPairings(db, district, username)
  let query = db.deleteFrom('session').where('district', '=', district).where('username', '=', username)
  if (except !== null) query = query.where('token_hash', '<>', except)
  return (await query.returning('id').execute()).length
}

/** How many live sessions each of the accounts has; those without are absent. */
export async function sessionCounts(
  db: Kysely<Schema>,
  district: string,
  usernames: readonly string[],
  { seenAfter, createdAfter }: Pick<SessionFilter, 'seenAfter' | 'createdAfter'>,
): Promise<ReadonlyMap<string, number>> {
  if (usernames.length === 0) return new Map()
  const counts = await db
    .selectFrom('session')
    .select((row) => ['username', row.fn.countAll<number>().as('sessions')] as const)
    .where('district', '=', district)
    .where('username', 'in', [...usernames])
    .where('seen_at', '>', seenAfter)
    .where('created_at', '>', createdAfter)
    .groupBy('username')
    .execute()
  return new Map(counts.map(({ username, sessions }) => [username, Number(sessions)]))
}
