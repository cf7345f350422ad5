import type { Kysely } from 'kysely'
import { inPieces } from './rows.ts'
import type { FieldConflictTable, Schema } from './schema.ts'

export async function appendConflicts(db: Kysely<Schema>, conflicts: readonly FieldConflictTable[]): Promise<void> {
  await inPieces(conflicts, (piece) =>
    db
      .insertInto('field_conflict')
      .values([...piece])
      .execute(),
  )
}
