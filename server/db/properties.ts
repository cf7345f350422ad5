import type { Kysely } from 'kysely'
import type { Schema } from './schema.ts'

/**
 * Facts about the database itself: 'demo' = its data is made up; 'data-key' and 'audit-key' = ids of the keys in use;
 * 'audit-checked' = JSON of how the last check of the audit log ended; 'shipped-calendar' = JSON of the work calendar of
 * the product that was last at work in it; 'filing-lines' and 'progress-lines' | 'tenancy-lines' = how that product makes lines of filings,
 * and of parcels; 'layer-differences' = how it makes differences between the layers of rows; 'moved' = JSON of how it came
 * here from a file, until that is on record.
 */
export type PropertyKey =
  | 'demo'
  | 'data-key'
  | 'audit-key'
  | 'audit-checked'
  | 'shipped-calendar'
  | 'filing-lines'
  | 'progress-lines'
  | 'tenancy-lines'
  | 'layer-differences'
  | 'moved'

export async function readProperty(db: Kysely<Schema>, district: string, key: PropertyKey): Promise<string | null> {
  const row = await db
    .selectFrom('property')
    .select('value')
    .where('district', '=', district)
    .where('key', '=', key)
    .executeTakeFirst()
  return row?.value ?? null
}

export async function writeProperty(
  db: Kysely<Schema>,
  district: string,
  key: PropertyKey,
  value: string,
): Promise<void> {
  await db
    .insertInto('property')
    .values({ district, key, value })
    .onConflict((conflict) => conflict.columns(['district', 'key']).doUpdateSet({ value }))
    .execute()
}

export async function removeProperty(db: Kysely<Schema>, district: string, key: PropertyKey): Promise<void> {
  await db.deleteFrom('property').where('district', '=', district).where('key', '=', key).execute()
}
