import type { Kysely } from 'kysely'
import type { LineCondition } from './parcel-list.ts'
import type { RowTable, Schema } from './schema.ts'

export interface LedgerFilter {
  readonly district: string
  readonly cycle: string
  readonly scope: LineCondition
  /** Null for all within the scope. */
  readonly towns: readonly string[] | null
}

/** Rows of one form within the scope by key, after the key given. */
export async function ledgerRows(
  db: Kysely<Schema>,
  { district, cycle, scope, towns }: LedgerFilter,
  form: string,
  after: string,
  limit: number,
): Promise<readonly RowTable[]> {
  let query = db
    .selectFrom('row')
    .innerJoin('parcel', (join) =>
      join
        .onRef('parcel.district', '=', 'row.district')
        .onRef('parcel.cycle', '=', 'row.cycle')
        .onRef('parcel.parcel_code', '=', 'row.parcel_code'),
    )
    .selectAll('row')
    .where('row.district', '=', district)
    .where('row.form', '=', form)
    .where('row.cycle', '=', cycle)
    .where('row.row_key', '>', after)
    .where('row.removed', '=', 0)
    .where(scope)
    .orderBy('row.row_key')
    .limit(limit)
  if (towns !== null) query = query.where('parcel.town_code', 'in', [...towns])
  return query.execute()
}
