import type { Kysely } from 'kysely'
import { bulkInsert } from './bulk-insert.ts'
import { inPieces } from './rows.ts'
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

const insertAnswers = bulkInsert<BatchTable>((db, batches) =>
  db
    .insertInto('batch')
    .values(batches)
    .onConflict((conflict) =>
      conflict.columns(['district', 'id']).doUpdateSet((row) => ({ answer: row.ref('excluded.answer') })),
    ),
)

/** Gives a batch that is in its place its answer; by an insert, which is where answers are sealed. */
export async function saveAnswer(db: Kysely<Schema>, batch: BatchTable & { readonly answer: string }): Promise<void> {
  await insertAnswers(db, [batch])
}

/** What the devices call themselves from which the batches came; those that did not say are left out. */
export async function devicesOfBatches(
  db: Kysely<Schema>,
  district: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const devices = new Map<string, string>()
  await inPieces(ids, async (piece) => {
    const found = await db
      .selectFrom('batch')
      .select(['id', 'device'])
      .where('district', '=', district)
      .where('id', 'in', [...piece])
      .execute()
    for (const { id, device } of found) if (device !== null) devices.set(id, device)
  })
  return devices
}
