import type { Kysely } from 'kysely'
import type { ArchivePackageTable } from './city-review-tables.ts'
import type { Schema } from './schema.ts'

export async function insertArchive(db: Kysely<Schema>, line: ArchivePackageTable): Promise<void> {
  await db.insertInto('archive_package').values(line).execute()
}

/** While it is being written; false when it is not any more: another server cancelled it, or gave it up. */
export async function updateArchive(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  number: number,
  changes: Partial<Omit<ArchivePackageTable, 'district' | 'cycle' | 'number'>>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('archive_package')
    .set(changes)
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .where('number', '=', number)
    .where('state', '=', 'running')
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** Newest first. */
export async function archivePackages(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
): Promise<readonly ArchivePackageTable[]> {
  return db
    .selectFrom('archive_package')
    .selectAll()
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .orderBy('number', 'desc')
    .execute()
}

/** Packages that are being built, of all years. */
export async function runningArchives(db: Kysely<Schema>, district: string): Promise<readonly ArchivePackageTable[]> {
  return db
    .selectFrom('archive_package')
    .selectAll()
    .where('district', '=', district)
    .where('state', '=', 'running')
    .execute()
}
