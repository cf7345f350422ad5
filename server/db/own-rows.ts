import type { Kysely, RawBuilder, SqlBool } from 'kysely'
import type { RowTable, Schema } from './schema.ts'

/** Rows of a year that are about the firm itself, on parcels the condition on `parcel` lets through: its own rows and those of parcels it owns. */
export async function ownRows(
  db: Kysely<Schema>,
  { district, cycle, uscc }: { readonly district: string; readonly cycle: string; readonly uscc: string },
  scope: () => RawBuilder<SqlBool>,
): Promise<readonly RowTable[]> {
  const rows = db
    .selectFrom('parcel')
    .innerJoin('row', (join) =>
      join
        .onRef('row.district', '=', 'parcel.district')
        .onRef('row.cycle', '=', 'parcel.cycle')
        .onRef('row.parcel_code', '=', 'parcel.parcel_code'),
    )
    .selectAll('row')
    .where('parcel.district', '=', district)
    .where('parcel.cycle', '=', cycle)
    .where('row.district', '=', district)
    .where('row.cycle', '=', cycle)
    .where('row.removed', '=', 0)
    .where(scope)
  const owned = await rows
    .where('parcel.owner_uscc', '=', uscc)
    .where('row.form', '=', 'parcel-self-assessment')
    .orderBy('row.row_key')
    .execute()
  const ofFirm = await rows.where('row.uscc', '=', uscc).orderBy('row.row_key').execute()
  return [...owned, ...ofFirm]
}
