import type { Kysely } from 'kysely'
import { inPieces } from './rows.ts'
import type { RemovedParcelTable, RowRemovalTable, Schema } from './schema.ts'

export async function appendRemovals(db: Kysely<Schema>, removals: readonly RowRemovalTable[]): Promise<void> {
  await inPieces(removals, (piece) =>
    db
      .insertInto('row_removal')
      .values([...piece])
      .execute(),
  )
}

export async function saveRemovedParcels(db: Kysely<Schema>, parcels: readonly RemovedParcelTable[]): Promise<void> {
  await inPieces(parcels, (piece) =>
    db
      .insertInto('removed_parcel')
      .values([...piece])
      .execute(),
  )
}

/** Of parcels that came back. */
export async function deleteRemovedParcel(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  parcelCode: string,
): Promise<void> {
  await db
    .deleteFrom('removed_parcel')
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .where('parcel_code', '=', parcelCode)
    .execute()
}

/** Whose removal or return of a row of the parcels came last, newest first. */
export async function removalsOfParcel(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  parcelCode: string,
): Promise<readonly RowRemovalTable[]> {
  return db
    .selectFrom('row_removal')
    .selectAll()
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .where('parcel_code', '=', parcelCode)
    .orderBy('seq', 'desc')
    .execute()
}
