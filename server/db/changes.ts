import type { Kysely } from 'kysely'
import type { RowTable, Schema } from './schema.ts'

export interface ChangesAfter {
  readonly district: string
  readonly cycle: string | null
  /** Place after which to go on: sequence, and the key within it (several rows may share a sequence). */
  readonly seq: number
  readonly rowKey: string
  /** Only rows of this town; null for all. */
  readonly town: string | null
  /** Only rows of these parcels; null for all. */
  readonly parcelCodes: readonly string[] | null
  readonly limit: number
}

/** Rows that changed after the place, in the order in which they changed. */
export async function changedRows(db: Kysely<Schema>, after: ChangesAfter): Promise<readonly RowTable[]> {
  if (after.parcelCodes?.length === 0) return []
  let query = db
    .selectFrom('row')
    .selectAll()
    .where('district', '=', after.district)
    .where('seq', '>=', after.seq)
    .where((row) => row.or([row('seq', '>', after.seq), row('row_key', '>', after.rowKey)]))
    .orderBy('seq')
    .orderBy('row_key')
    .limit(after.limit)
  if (after.cycle !== null) query = query.where('cycle', '=', after.cycle)
  if (after.town !== null) query = query.where('town_code', '=', after.town)
  if (after.parcelCodes !== null) query = query.where('parcel_code', 'in', [...after.parcelCodes])
  return query.execute()
}
