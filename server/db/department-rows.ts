import type { Kysely } from 'kysely'
import type { RowTable, Schema } from './schema.ts'

export interface RowsOfForm {
  readonly district: string
  readonly form: string
  readonly cycle: string
}

/** Rows on file by key, after the key given ('' for the first), those taken out left aside. */
export async function formRows(
  db: Kysely<Schema>,
  { district, form, cycle }: RowsOfForm,
  after: string,
  limit: number,
): Promise<readonly RowTable[]> {
  return db
    .selectFrom('row')
    .selectAll()
    .where('district', '=', district)
    .where('form', '=', form)
    .where('cycle', '=', cycle)
    .where('row_key', '>', after)
    .where('removed', '=', 0)
    .orderBy('row_key')
    .limit(limit)
    .execute()
}

/** Keys of the rows a batch wrote, after the key given. */
export async function keysOfBatch(
  db: Kysely<Schema>,
  { district, form, cycle }: RowsOfForm,
  batch: string,
  after: string,
  limit: number,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('row_version')
    .select('row_key')
    .distinct()
    .where('district', '=', district)
    .where('form', '=', form)
    .where('cycle', '=', cycle)
    .where('batch', '=', batch)
    .where('row_key', '>', after)
    .orderBy('row_key')
    .limit(limit)
    .execute()
  return rows.map(({ row_key }) => row_key)
}
