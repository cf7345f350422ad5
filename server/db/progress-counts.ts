import type { Kysely } from 'kysely'
import { bulkInsert } from './bulk-insert.ts'
import { lookUp } from './look-up.ts'
import type { ProgressCountTable } from './progress-tables.ts'
import type { Schema } from './schema.ts'

const insertCounts = bulkInsert<ProgressCountTable>((db, counts) =>
  db
    .insertInto('progress_count')
    .values(counts)
    .onConflict((conflict) =>
      conflict.columns(['district', 'cycle', 'town_code', 'zone', 'step', 'mark']).doUpdateSet((row) => ({
        parcels: row('progress_count.parcels', '+', row.ref('excluded.parcels')),
        land_area_hundredths: row('progress_count.land_area_hundredths', '+', row.ref('excluded.land_area_hundredths')),
      })),
    ),
)

/** Adds to the counts of one year; a count of no parcels is taken away. */
export async function addProgressCounts(db: Kysely<Schema>, counts: readonly ProgressCountTable[]): Promise<void> {
  const [first] = counts
  if (first === undefined) return
  await insertCounts(db, counts)
  if (counts.every(({ parcels }) => parcels > 0)) return
  await db
    .deleteFrom('progress_count')
    .where('district', '=', first.district)
    .where('cycle', '=', first.cycle)
    .where('parcels', '=', 0)
    .execute()
}

/** Every count of a year, or of one 街镇 of it: some thousand lines however many parcels there are. */
export async function progressCounts(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  town: string | null,
): Promise<readonly ProgressCountTable[]> {
  let query = db.selectFrom('progress_count').selectAll().where('district', '=', district).where('cycle', '=', cycle)
  if (town !== null) query = query.where('town_code', '=', town)
  return query.orderBy('town_code').orderBy('zone').orderBy('step').orderBy('mark').execute()
}

/** When a parcel last came to a status. */
export interface LastTransition {
  readonly parcel_code: string
  readonly to_status: string
  readonly at: string
}

export async function lastTransitions(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  parcelCodes: readonly string[],
  statuses: readonly string[],
): Promise<readonly LastTransition[]> {
  return lookUp(parcelCodes, (codes) =>
    db
      .selectFrom('row_transition')
      .select(({ fn }) => ['parcel_code', 'to_status', fn.max('at').as('at')])
      .where('district', '=', district)
      .where('cycle', '=', cycle)
      .where('parcel_code', 'in', codes)
      .where('to_status', 'in', [...statuses])
      .groupBy(['parcel_code', 'to_status'])
      .execute(),
  )
}
