import type { Kysely } from 'kysely'
import type { PasswordLinkTable } from './access-tables.ts'
import type { Schema } from './schema.ts'

/** One link an account: a new one makes the older ones useless. */
export async function replacePasswordLink(db: Kysely<Schema>, link: PasswordLinkTable): Promise<void> {
  await db
    .deleteFrom('password_link')
    .where('district', '=', link.district)
    .where('username', '=', link.username)
    .execute()
  await db.insertInto('password_link').values(link).execute()
}

/** The link when it is neither used nor expired. */
export async function findOpenPasswordLink(
  db: Kysely<Schema>,
  district: string,
  tokenHash: string,
  now: number,
): Promise<PasswordLinkTable | null> {
  const link = await db
    .selectFrom('password_link')
    .selectAll()
    .where('district', '=', district)
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return link ?? null
}

export async function usePasswordLink(
  db: Kysely<Schema>,
  district: string,
  tokenHash: string,
  usedAt: number,
): Promise<void> {
  await db
    .updateTable('password_link')
    .set({ used_at: usedAt })
    .where('district', '=', district)
    .where('token_hash', '=', tokenHash)
    .execute()
}
