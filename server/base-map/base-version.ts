import type { Kysely } from 'kysely'
import type { Schema } from '../db/schema.ts'

/** Number of the last act on the base: an application, a split, a new rule of codes. 0 before the first. */
export async function baseVersion(db: Kysely<Schema>, district: string): Promise<number> {
  const found = await db
    .selectFrom('counter')
    .select('value')
    .where('district', '=', district)
    .where('name', '=', 'base-map')
    .executeTakeFirst()
  return found?.value ?? 0
}
