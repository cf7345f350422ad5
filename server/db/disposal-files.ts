import type { Kysely } from 'kysely'
import type { DisposalFileTable } from './disposal-tables.ts'
import type { Schema } from './schema.ts'

/** False when the same content was attached to the plan before. */
export async function insertPlanFile(db: Kysely<Schema>, file: DisposalFileTable): Promise<boolean> {
  const inserted = await db
    .insertInto('disposal_file')
    .values(file)
    .onConflict((conflict) => conflict.columns(['district', 'plan', 'sha256']).doNothing())
    .returning('sha256')
    .execute()
  return inserted.length > 0
}

/** In the order in which they were attached. */
export async function planFiles(
  db: Kysely<Schema>,
  district: string,
  plan: string,
): Promise<readonly DisposalFileTable[]> {
  return db
    .selectFrom('disposal_file')
    .selectAll()
    .where('district', '=', district)
    .where('plan', '=', plan)
    .orderBy('revision')
    .execute()
}

/** Digests of every file that plans name. */
export async function namedPlanFiles(db: Kysely<Schema>, district: string): Promise<readonly string[]> {
  const files = await db
    .selectFrom('disposal_file')
    .select('sha256')
    .distinct()
    .where('district', '=', district)
    .execute()
  return files.map(({ sha256 }) => sha256)
}
