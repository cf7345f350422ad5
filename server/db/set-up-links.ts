import type { Kysely } from 'kysely'
import type { SetUpLinkTable } from './account-tables.ts'
import type { Schema } from './schema.ts'

/** One link at a time: a new one makes the older ones useless. */
export async function replaceSetUpLink(db: Kysely<Schema>, link: SetUpLinkTable): Promise<void> {
  await db.deleteFrom('set_up_link').where('district', '=', link.district).execute()
  await db.insertInto('set_up_link').values(link).execute()
}

/** The link when it is neither used nor expired. */
export async function findOpenSetUpLink(
  db: Kysely<Schema>,
  district: string,
  tokenHash: string,
  now: number,
): Promise<SetUpLinkTable | null> {
  const link = await db
    .selectFrom('set_up_link')
    .selectAll()
    .where('district', '=', district)
    .where('token_hash', '=', tokenHash)
    .where('used_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return link ?? null
}

export async function useSetUpLink(
  db: Kysely<Schema>,
  district: string,
  tokenHash: string,
  usedAt: number,
): Promise<void> {
  await db
    .updateTable('set_up_link')
    .set({ used_at: usedAt })
    .where('district', '=', district)
    .where('token_hash', '=', tokenHash)
    .execute()
}
