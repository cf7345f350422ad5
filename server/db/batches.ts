import type { Kysely } from 'kysely'
import type { BatchTable, Schema } from './schema.ts'

/** Puts the batch id in its place first of all; false when it is taken. */
export async function insertBatch(db: Kysely<Schema>, batch: BatchTable): Promise<boolean> {
  const inserted = await db
    .insertInto('batch')
    .values(batch)
    .onConflict((conflict) => conflict.columns(['district', 'id']).doNothing())
    .returning('id')
    .execute()
  return inserted.length > 0
}

export async function findBatch(db: Kysely<Schema>, district: string, id: string): Promise<BatchTable> {
  return db
    .selectFrom('batch')
    .selectAll()
    .where('district', '=', district)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
}

export async function saveAnswer(db: Kysely<Schema>, district: string, id: string, answer: string): Promise<void> {
  await db.updateTable('batch').set({ answer }).where('district', '=', district).where('id', '=', id).execute()
}
