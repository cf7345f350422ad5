import type { Kysely } from 'kysely'
import type { ParcelLockingTable } from './formal-tables.ts'
import type { Schema } from './schema.ts'

export async function insertLocking(
  db: Kysely<Schema>,
  locking: Omit<ParcelLockingTable, 'after_parcel' | 'locked' | 'ended_at'>,
): Promise<void> {
  await db
    .insertInto('parcel_locking')
    .values({ ...locking, after_parcel: '', locked: 0, ended_at: null })
    .execute()
}

/** Of the oldest evaluation whose parcels are not all locked yet. */
export async function openLocking(db: Kysely<Schema>, district: string): Promise<ParcelLockingTable | null> {
  const found = await db
    .selectFrom('parcel_locking')
    .selectAll()
    .where('district', '=', district)
    .where('ended_at', 'is', null)
    .orderBy('evaluation')
    .limit(1)
    .executeTakeFirst()
  return found ?? null
}

export async function updateLocking(
  db: Kysely<Schema>,
  { district, evaluation }: Pick<ParcelLockingTable, 'district' | 'evaluation'>,
  changes: Pick<ParcelLockingTable, 'after_parcel' | 'locked' | 'ended_at'>,
): Promise<void> {
  await db
    .updateTable('parcel_locking')
    .set(changes)
    .where('district', '=', district)
    .where('evaluation', '=', evaluation)
    .execute()
}
