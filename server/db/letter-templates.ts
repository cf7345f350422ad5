import type { Kysely } from 'kysely'
import type { LetterTemplateTable } from './letter-tables.ts'
import type { Schema } from './schema.ts'

export async function insertLetterTemplate(db: Kysely<Schema>, template: LetterTemplateTable): Promise<void> {
  await db.insertInto('letter_template').values(template).execute()
}

/** Versions of all kinds, of each the newest first. */
export async function letterTemplatesOf(db: Kysely<Schema>, district: string): Promise<readonly LetterTemplateTable[]> {
  return db
    .selectFrom('letter_template')
    .selectAll()
    .where('district', '=', district)
    .orderBy('kind')
    .orderBy('version', 'desc')
    .execute()
}
