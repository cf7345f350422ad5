import type { Kysely } from 'kysely'
import type { LetterBatchTable } from './letter-tables.ts'
import type { Schema } from './schema.ts'

export async function insertLetterBatch(db: Kysely<Schema>, batch: LetterBatchTable): Promise<void> {
  await db.insertInto('letter_batch').values(batch).execute()
}

export async function findLetterBatch(
  db: Kysely<Schema>,
  district: string,
  id: string,
): Promise<LetterBatchTable | null> {
  const found = await db
    .selectFrom('letter_batch')
    .selectAll()
    .where('district', '=', district)
    .where('id', '=', id)
    .executeTakeFirst()
  return found ?? null
}

/** The batch, which nobody else changes until the transaction has ended; null where there is none. */
export async function lockLetterBatch(
  db: Kysely<Schema>,
  district: string,
  id: string,
  at: string,
): Promise<LetterBatchTable | null> {
  const found = await db
    .updateTable('letter_batch')
    .set({ changed_at: at })
    .where('district', '=', district)
    .where('id', '=', id)
    .returningAll()
    .executeTakeFirst()
  return found ?? null
}

export async function updateLetterBatch(
  db: Kysely<Schema>,
  { district, id, issued, refused, state }: LetterBatchTable,
): Promise<void> {
  await db
    .updateTable('letter_batch')
    .set({ issued, refused, state })
    .where('district', '=', district)
    .where('id', '=', id)
    .execute()
}

/** Newest first, without what they were to be issued about. */
export async function letterBatchesOf(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  limit: number,
): Promise<readonly Omit<LetterBatchTable, 'subjects'>[]> {
  return db
    .selectFrom('letter_batch')
    .select([
      'district',
      'id',
      'seq',
      'kind',
      'cycle',
      'total',
      'issued',
      'refused',
      'state',
      'username',
      'by_name',
      'at',
      'changed_at',
    ])
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .orderBy('seq', 'desc')
    .limit(limit)
    .execute()
}
