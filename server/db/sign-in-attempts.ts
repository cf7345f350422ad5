import type { Kysely } from 'kysely'
import type { SignInAttemptTable } from './account-tables.ts'
import type { Schema } from './schema.ts'

type AttemptKey = Pick<SignInAttemptTable, 'district' | 'username' | 'address'>

export async function findAttempts(db: Kysely<Schema>, key: AttemptKey): Promise<SignInAttemptTable | null> {
  const attempts = await db
    .selectFrom('sign_in_attempt')
    .selectAll()
    .where('district', '=', key.district)
    .where('username', '=', key.username)
    .where('address', '=', key.address)
    .executeTakeFirst()
  return attempts ?? null
}

export async function saveAttempts(db: Kysely<Schema>, attempts: SignInAttemptTable): Promise<void> {
  const { failures, first_at, locked_until } = attempts
  await db
    .insertInto('sign_in_attempt')
    .values(attempts)
    .onConflict((conflict) =>
      conflict.columns(['district', 'username', 'address']).doUpdateSet({ failures, first_at, locked_until }),
    )
    .execute()
}

export async function clearAttempts(db: Kysely<Schema>, key: AttemptKey): Promise<void> {
  await db
    .deleteFrom('sign_in_attempt')
    .where('district', '=', key.district)
    .where('username', '=', key.username)
    .where('address', '=', key.address)
    .execute()
}

/** Forgets what no longer counts, so that guesses at made-up names do not fill the table. */
export async function deleteOldAttempts(db: Kysely<Schema>, district: string, before: number): Promise<void> {
  await db.deleteFrom('sign_in_attempt').where('district', '=', district).where('first_at', '<', before).execute()
}

/** Until when each of the accounts is locked anywhere; those that are not locked are absent. */
export async function lockedUntil(
  db: Kysely<Schema>,
  district: string,
  usernames: readonly string[],
  now: number,
): Promise<ReadonlyMap<string, number>> {
  if (usernames.length === 0) return new Map()
  const locked = await db
    .selectFrom('sign_in_attempt')
    .select(['username', 'locked_until'])
    .where('district', '=', district)
    .where('username', 'in', [...usernames])
    .where('locked_until', '>', now)
    .orderBy('locked_until')
    .execute()
  return new Map(
    locked.flatMap(({ username, locked_until }) => (locked_until === null ? [] : [[username, locked_until]])),
  )
}

/** Forgets every count of the account; says how many locks there were. */
export async function clearAllAttempts(
  db: Kysely<Schema>,
  district: string,
  username: string,
  now: number,
): Promise<number> {
  const cleared = await db
    .deleteFrom('sign_in_attempt')
    .where('district', '=', district)
    .where('username', '=', username)
    .returning('locked_until')
    .execute()
  return cleared.filter(({ locked_until }) => locked_until !== null && locked_until > now).length
}
