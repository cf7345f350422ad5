import type { Kysely } from 'kysely'
import type { UploadRunTable } from './bulk-upload-tables.ts'
import type { Schema } from './schema.ts'

/** False when there is a run of that id. */
export async function insertRun(db: Kysely<Schema>, run: UploadRunTable): Promise<boolean> {
  const inserted = await db
    .insertInto('upload_run')
    .values(run)
    .onConflict((conflict) => conflict.columns(['district', 'id']).doNothing())
    .returning('id')
    .execute()
  return inserted.length > 0
}

export async function findRun(db: Kysely<Schema>, district: string, id: string): Promise<UploadRunTable | null> {
  const found = await db
    .selectFrom('upload_run')
    .selectAll()
    .where('district', '=', district)
    .where('id', '=', id)
    .executeTakeFirst()
  return found ?? null
}

export async function updateRun(
  db: Kysely<Schema>,
  district: string,
  id: string,
  changes: Partial<Pick<UploadRunTable, 'state' | 'announced' | 'closed_at'>>,
): Promise<void> {
  await db.updateTable('upload_run').set(changes).where('district', '=', district).where('id', '=', id).execute()
}

export interface RunFilter {
  readonly district: string
  /** Null for all. */
  readonly cycle: string | null
  /** 街镇 of whoever brought them; null for all. */
  readonly org: string | null
  /** Go on below this number; null for the first page. */
  readonly before: number | null
  readonly limit: number
}

/** Newest first. */
export async function runPage(
  db: Kysely<Schema>,
  { district, cycle, org, before, limit }: RunFilter,
): Promise<readonly UploadRunTable[]> {
  let query = db
    .selectFrom('upload_run')
    .selectAll()
    .where('district', '=', district)
    .orderBy('seq', 'desc')
    .limit(limit)
  if (cycle !== null) query = query.where('cycle', '=', cycle)
  if (org !== null) query = query.where('org', '=', org)
  if (before !== null) query = query.where('seq', '<', before)
  return query.execute()
}
