import type { Kysely } from 'kysely'
import type { SecondFactorTable } from './access-tables.ts'
import type { Schema } from './schema.ts'

export async function findSecondFactor(
  db: Kysely<Schema>,
  district: string,
  username: string,
): Promise<SecondFactorTable | null> {
  const factor = await db
    .selectFrom('second_factor')
    .selectAll()
    .where('district', '=', district)
    .where('username', '=', username)
    .executeTakeFirst()
  return factor ?? null
}

/** Which of the accounts have a second factor in use. */
export async function withSecondFactor(
  db: Kysely<Schema>,
  district: string,
  usernames: readonly string[],
): Promise<ReadonlySet<string>> {
  if (usernames.length === 0) return new Set()
  const found = await db
    .selectFrom('second_factor')
    .select('username')
    .where('district', '=', district)
    .where('username', 'in', [...usernames])
    .where('confirmed_at', 'is not', null)
    .execute()
  return new Set(found.map(({ username }) => username))
}

export async function saveSecondFactor(db: Kysely<Schema>, factor: SecondFactorTable): Promise<void> {
  const { secret_sealed, pending_sealed, confirmed_at, last_step } = factor
  await db
    .insertInto('second_factor')
    .values(factor)
    .onConflict((conflict) =>
      conflict
        .columns(['district', 'username'])
        .doUpdateSet({ secret_sealed, pending_sealed, confirmed_at, last_step }),
    )
    .execute()
}

export function allSecondFactors(db: Kysely<Schema>, district: string): Promise<readonly SecondFactorTable[]> {
  return db.selectFrom('second_factor').selectAll().where('district', '=', district).execute()
}

/** Puts the same secrets under another key; one that somebody set up anew meanwhile is left as it is. */
export async function resealSecondFactor(
  db: Kysely<Schema>,
  before: SecondFactorTable,
  sealed: Pick<SecondFactorTable, 'secret_sealed' | 'pending_sealed'>,
): Promise<void> {
  await db
    .updateTable('second_factor')
    .set(sealed)
    .where('district', '=', before.district)
    .where('username', '=', before.username)
    .where('secret_sealed', 'is not distinct from', before.secret_sealed)
    .where('pending_sealed', 'is not distinct from', before.pending_sealed)
    .execute()
}

export async function deleteSecondFactor(db: Kysely<Schema>, district: string, username: string): Promise<void> {
  await db.deleteFrom('recovery_code').where('district', '=', district).where('username', '=', username).execute()
  await db.deleteFrom('second_factor').where('district', '=', district).where('username', '=', username).execute()
}

/** New recovery codes; those of before are void. */
export async function replaceRecoveryCodes(
  db: Kysely<Schema>,
  district: string,
  username: string,
  hashes: readonly string[],
): Promise<void> {
  await db.deleteFrom('recovery_code').where('district', '=', district).where('username', '=', username).execute()
  const codes = hashes.map((codeHash) => ({ district, username, code_hash: codeHash, used_at: null }))
  await db.insertInto('recovery_code').values(codes).execute()
}

/** Uses a code up; false when there is none of that hash or it was used before. */
export async function useRecoveryCode(
  db: Kysely<Schema>,
  district: string,
  username: string,
  hash: string,
  usedAt: number,
): Promise<boolean> {
  const used = await db
    .updateTable('recovery_code')
    .set({ used_at: usedAt })
    .where('district', '=', district)
    .where('username', '=', username)
    .where('code_hash', '=', hash)
    .where('used_at', 'is', null)
    .returning('code_hash')
    .execute()
  return used.length > 0
}

export async function unusedRecoveryCodes(db: Kysely<Schema>, district: string, username: string): Promise<number> {
  const unused = await db
    .selectFrom('recovery_code')
    .select('code_hash')
    .where('district', '=', district)
    .where('username', '=', username)
    .where('used_at', 'is', null)
    .execute()
  return unused.length
}
