import type { Kysely } from 'kysely'
import { bulkInsert } from './bulk-insert.ts'
import type { ValueConfirmationTable } from './dispute-tables.ts'
import type { Schema } from './schema.ts'

export const insertConfirmations = bulkInsert<ValueConfirmationTable>((db, lines) =>
  db.insertInto('value_confirmation').values(lines),
)

/** What a firm confirmed in a year, oldest first. */
export async function confirmationsOf(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  uscc: string,
): Promise<readonly ValueConfirmationTable[]> {
  return db
    .selectFrom('value_confirmation')
    .selectAll()
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .where('uscc', '=', uscc)
    .orderBy('seq')
    .execute()
}
