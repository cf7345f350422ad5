import type { Kysely } from 'kysely'
import type { RosterEntryTable } from './roster-tables.ts'
import { inPieces } from './rows.ts'
import type { Schema } from './schema.ts'

/** Every entry as it stands, in the order they were made. */
export async function rosterEntries(db: Kysely<Schema>, district: string): Promise<readonly RosterEntryTable[]> {
  const versions = await db
    .selectFrom('roster_entry')
    .selectAll()
    .where('district', '=', district)
    .orderBy('id')
    .orderBy('revision')
    .execute()
  const last = new Map(versions.map((version) => [version.id, version]))
  return [...last.values()].sort((a, b) => a.seq - b.seq)
}

/** The versions of one entry, the newest first. */
export async function rosterVersions(
  db: Kysely<Schema>,
  district: string,
  id: string,
): Promise<readonly RosterEntryTable[]> {
  return db
    .selectFrom('roster_entry')
    .selectAll()
    .where('district', '=', district)
    .where('id', '=', id)
    .orderBy('revision', 'desc')
    .execute()
}

export async function insertRosterVersions(db: Kysely<Schema>, versions: readonly RosterEntryTable[]): Promise<void> {
  await inPieces(versions, (piece) =>
    db
      .insertInto('roster_entry')
      .values([...piece])
      .execute(),
  )
}
