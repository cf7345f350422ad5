import type { Kysely } from 'kysely'
import type { ParcelTable, Schema } from './schema.ts'

const columns = { filing: 'filed_on', 'town-review': 'town_reviewed_on', review: 'reviewed_on' } as const

/** Parcels of a 街镇 whose step is not done, by code. */
export async function unfinishedOfTown(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  town: string,
  step: keyof typeof columns,
): Promise<readonly ParcelTable[]> {
  return db
    .selectFrom('parcel')
    .selectAll()
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .where('town_code', '=', town)
    .where(columns[step], 'is', null)
    .orderBy('parcel_code')
    .execute()
}
