import type { Kysely } from 'kysely'
import { compiledOnce } from './compiled-once.ts'
import type { ExplainedReasonTable } from './explained-reason-table.ts'
import type { Schema } from './schema.ts'

const readReasons = compiledOnce<{ district: string; cycle: string }, ExplainedReasonTable>((db, value, keys) =>
  db
    .selectFrom('explained_reason')
    .selectAll()
    .where('district', '=', value('district'))
    .where('form', 'in', ['parcel-self-assessment', 'enterprise-information'])
    .where('cycle', '=', value('cycle'))
    .where('row_key', 'in', keys),
)

/** Reasons given for warnings of the rows named. */
export function reasonsOfRows(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  rowKeys: readonly string[],
): Promise<readonly ExplainedReasonTable[]> {
  return readReasons(db, { district, cycle }, rowKeys)
}

/** The last reason given for a warning counts. */
export async function saveReasons(db: Kysely<Schema>, reasons: readonly ExplainedReasonTable[]): Promise<void> {
  for (const reason of reasons) {
    await db
      .insertInto('explained_reason')
      .values(reason)
      .onConflict((conflict) =>
        conflict.columns(['district', 'form', 'cycle', 'row_key', 'code', 'field']).doUpdateSet((row) => ({
          values_text: row.ref('excluded.values_text'),
          reason: row.ref('excluded.reason'),
          username: row.ref('excluded.username'),
          by_name: row.ref('excluded.by_name'),
          at: row.ref('excluded.at'),
        })),
      )
      .execute()
  }
}
