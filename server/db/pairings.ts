import type { Kysely } from 'kysely'
import type { PairingTable } from './access-tables.ts'
import type { Schema } from './schema.ts'

/** Notes a pairing, and forgets those whose time has passed. */
export async function insertPairing(db: Kysely<Schema>, pairing: PairingTable): Promise<void> {
  const { district, created_at } = pairing
  await db.deleteFrom('pairing').where('district', '=', district).where('expires_at', '<', created_at).execute()
  await db.insertInto('pairing').values(pairing).execute()
}

/** The pairing when its time has not passed. */
export async function findPairing(
  db: Kysely<Schema>,
  district: string,
  codeHash: string,
  now: number,
): Promise<PairingTable | null> {
  const pairing = await db
    .selectFrom('pairing')
    .selectAll()
    .where('district', '=', district)
    .where('code_hash', '=', codeHash)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return pairing ?? null
}

export async function changePairing(
  db: Kysely<Schema>,
  district: string,
  codeHash: string,
  change: Partial<Pick<PairingTable, 'state' | 'username' | 'decided_at'>>,
): Promise<void> {
  await db
    .updateTable('pairing')
    .set(change)
    .where('district', '=', district)
    .where('code_hash', '=', codeHash)
    .execute()
}

/** Takes back what the account has approved and no pane has come for yet. */
export async function deleteApprovedPairings(db: Kysely<Schema>, district: string, username: string): Promise<void> {
  await db
    .deleteFrom('pairing')
    .where('district', '=', district)
    .where('username', '=', username)
    .where('state', '=', 'approved')
    .execute()
}
