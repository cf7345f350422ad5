import type { Kysely } from 'kysely'
import { compiledOnce } from './compiled-once.ts'
import type { Schema } from './schema.ts'
import type { StandardEventTable, StandardTextTable, StandardVersionTable } from './standard-tables.ts'

const readVersions = compiledOnce<{ district: string }, StandardVersionTable>((db, value) =>
  db
    .selectFrom('standard_version')
    .selectAll()
    .where('district', '=', value('district'))
    .orderBy('since', 'desc')
    .orderBy('at', 'desc')
    .orderBy('id'),
)

/** Every version of the district, the newest since-day first. There are a few a year. */
export function allVersions(db: Kysely<Schema>, district: string): Promise<readonly StandardVersionTable[]> {
  return readVersions(db, { district })
}

export async function insertVersion(db: Kysely<Schema>, version: StandardVersionTable): Promise<void> {
  await db.insertInto('standard_version').values(version).execute()
}

export async function updateVersion(
  db: Kysely<Schema>,
  district: string,
  id: string,
  changes: Partial<Omit<StandardVersionTable, 'district' | 'id'>>,
): Promise<void> {
  await db.updateTable('standard_version').set(changes).where('district', '=', district).where('id', '=', id).execute()
}

/** Takes a draft out with its texts and its history. */
export async function deleteVersion(db: Kysely<Schema>, district: string, id: string): Promise<void> {
  await db.deleteFrom('standard_version').where('district', '=', district).where('id', '=', id).execute()
  for (const table of ['standard_text', 'standard_event'] as const) {
    await db.deleteFrom(table).where('district', '=', district).where('standard', '=', id).execute()
  }
}

export async function insertText(db: Kysely<Schema>, text: StandardTextTable): Promise<void> {
  await db.insertInto('standard_text').values(text).execute()
}

/** Canonical JSON of the text of that hash; null when the version never had it. */
export async function textByHash(
  db: Kysely<Schema>,
  district: string,
  standard: string,
  hash: string,
): Promise<string | null> {
  const found = await db
    .selectFrom('standard_text')
    .select('content')
    .where('district', '=', district)
    .where('standard', '=', standard)
    .where('hash', '=', hash)
    .limit(1)
    .executeTakeFirst()
  return found?.content ?? null
}

/** The text as it stood at that revision: the newest that is not later. */
export async function textAtRevision(
  db: Kysely<Schema>,
  district: string,
  standard: string,
  revision: number,
): Promise<string | null> {
  const found = await db
    .selectFrom('standard_text')
    .select('content')
    .where('district', '=', district)
    .where('standard', '=', standard)
    .where('revision', '<=', revision)
    .orderBy('revision', 'desc')
    .limit(1)
    .executeTakeFirst()
  return found?.content ?? null
}

export async function insertEvent(db: Kysely<Schema>, event: StandardEventTable): Promise<void> {
  await db.insertInto('standard_event').values(event).execute()
}

/** Oldest first. */
export async function eventsOf(
  db: Kysely<Schema>,
  district: string,
  standard: string,
): Promise<readonly StandardEventTable[]> {
  return db
    .selectFrom('standard_event')
    .selectAll()
    .where('district', '=', district)
    .where('standard', '=', standard)
    .orderBy('number')
    .execute()
}
