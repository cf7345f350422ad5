import type { Kysely } from 'kysely'
import type { CycleDocumentTable } from './city-review-tables.ts'
import { lookUp } from './look-up.ts'
import type { Schema } from './schema.ts'

/** The same content again takes the name it has now. */
export async function saveCycleDocument(db: Kysely<Schema>, document: CycleDocumentTable): Promise<void> {
  const { name, at, username, by_name } = document
  await db
    .insertInto('cycle_document')
    .values(document)
    .onConflict((conflict) =>
      conflict.columns(['district', 'cycle', 'sha256']).doUpdateSet({ name, at, username, by_name }),
    )
    .execute()
}

export async function cycleDocuments(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  hashes: readonly string[],
): Promise<readonly CycleDocumentTable[]> {
  return lookUp(hashes, (some) =>
    db
      .selectFrom('cycle_document')
      .selectAll()
      .where('district', '=', district)
      .where('cycle', '=', cycle)
      .where('sha256', 'in', some)
      .orderBy('at')
      .execute(),
  )
}

/** All of a year, in the order they came. */
export async function allCycleDocuments(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
): Promise<readonly CycleDocumentTable[]> {
  return db
    .selectFrom('cycle_document')
    .selectAll()
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .orderBy('at')
    .orderBy('sha256')
    .execute()
}

/** Digests of every file that stages, packages and archives name. */
export async function namedStageFiles(db: Kysely<Schema>, district: string): Promise<readonly string[]> {
  const documents = await db.selectFrom('cycle_document').select('sha256').where('district', '=', district).execute()
  const packages = await db.selectFrom('city_package').select('sha256').where('district', '=', district).execute()
  const archives = await db.selectFrom('archive_package').select('sha256').where('district', '=', district).execute()
  return [...documents, ...packages, ...archives].flatMap(({ sha256 }) => sha256 ?? [])
}
