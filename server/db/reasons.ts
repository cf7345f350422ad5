import type { Kysely } from 'kysely'
import { inPieces } from './rows.ts'
import type { ExplainedReasonTable, Schema } from './schema.ts'

/** Reasons given for warnings of the rows named. */
export async function reasonsOfRows(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  rowKeys: readonly string[],
): Promise<readonly ExplainedReasonTable[]> {
  const found: ExplainedReasonTable[] = []
  await inPieces(rowKeys, async (piece) => {
    const reasons = await db
      .selectFrom('explained_reason')
      .selectAll()
      .where('district', '=', district)
      .where('form', 'in', ['parcel-self-assessment', 'enterprise-information'])
      .where('cycle', '=', cycle)
      .where('row_key', 'in', piece)
      .execute()
    for (const reason of reasons) found.push(reason)
  })
  return found
}

/** The last reason given for a warning counts. */
export async function saveReasons(db: Kysely<Schema>, reasons: readonly ExplainedReasonTable[]): Promise<void> {
  for (const reason of reasons) {
    const { values_text, reason: text, username, by_name, at } = reason
    await db
      .insertInto('explained_reason')
      .values(reason)
      .onConflict((conflict) =>
        conflict
          .columns(['district', 'form', 'cycle', 'row_key', 'code', 'field'])
          .doUpdateSet({ values_text, reason: text, username, by_name, at }),
      )
      .execute()
  }
}
