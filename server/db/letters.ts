import type { Kysely } from 'kysely'
import { bulkInsert } from './bulk-insert.ts'
import type { LetterTable } from './progress-tables.ts'
import type { Schema } from './schema.ts'

export const insertLetters = bulkInsert<LetterTable>((db, letters) => db.insertInto('letter').values(letters))

/** Newest first. @param before go on below this place; null for the first page */
export async function letterPage(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  before: number | null,
  limit: number,
): Promise<readonly LetterTable[]> {
  let query = db
    .selectFrom('letter')
    .selectAll()
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .orderBy('seq', 'desc')
    .limit(limit)
  if (before !== null) query = query.where('seq', '<', before)
  return query.execute()
}

export async function findLetter(db: Kysely<Schema>, district: string, id: string): Promise<LetterTable | null> {
  const found = await db
    .selectFrom('letter')
    .selectAll()
    .where('district', '=', district)
    .where('id', '=', id)
    .executeTakeFirst()
  return found ?? null
}

/** In the order of their numbers. */
export async function lettersOfBatch(
  db: Kysely<Schema>,
  district: string,
  batch: string,
): Promise<readonly LetterTable[]> {
  return db
    .selectFrom('letter')
    .selectAll()
    .where('district', '=', district)
    .where('batch', '=', batch)
    .orderBy('number')
    .execute()
}

/** Notes what became of its PDF; a letter that has one keeps it. */
export async function noteLetterFile(
  db: Kysely<Schema>,
  district: string,
  id: string,
  made: Pick<LetterTable, 'sha256' | 'fault'>,
): Promise<void> {
  await db
    .updateTable('letter')
    .set(made)
    .where('district', '=', district)
    .where('id', '=', id)
    .where('sha256', 'is', null)
    .execute()
}

/** Contents of the PDFs, as the database names them. */
export async function letterFiles(db: Kysely<Schema>, district: string): Promise<readonly string[]> {
  const found = await db
    .selectFrom('letter')
    .select('sha256')
    .where('district', '=', district)
    .where('sha256', 'is not', null)
    .execute()
  return found.flatMap(({ sha256 }) => sha256 ?? [])
}
