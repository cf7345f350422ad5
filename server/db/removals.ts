import { type Expression, type Kysely, type SqlBool, sql } from 'kysely'
import { inPieces } from './rows.ts'
import type { RemovedParcelTable, RowRemovalTable, RowTable, Schema } from './schema.ts'

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

/** Every removal and return of rows of the parcel, newest first. */
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

export interface RemovedFilter {
  readonly district: string
  readonly cycle: string
  readonly town: string | null
  readonly parcelCode: string | null
  /** On row, parcel and removed_parcel. */
  readonly scope: Expression<SqlBool>
  /** Instant, form and key after which to go on; null for the first page. */
  readonly after: readonly string[] | null
  readonly limit: number
}

/** Rows that are removed, last removed first and a parcel before its firms, with the reason given. */
export async function removedRows(
  db: Kysely<Schema>,
  { district, cycle, town, parcelCode, scope, after, limit }: RemovedFilter,
): Promise<readonly (RowTable & { readonly reason: string })[]> {
  let query = db
    .selectFrom('row')
    .innerJoin('row_removal', (join) =>
      join
        .onRef('row_removal.district', '=', 'row.district')
        .onRef('row_removal.form', '=', 'row.form')
        .onRef('row_removal.cycle', '=', 'row.cycle')
        .onRef('row_removal.row_key', '=', 'row.row_key')
        .onRef('row_removal.revision', '=', 'row.revision'),
    )
    .leftJoin('parcel', (join) =>
      join
        .onRef('parcel.district', '=', 'row.district')
        .onRef('parcel.cycle', '=', 'row.cycle')
        .onRef('parcel.parcel_code', '=', 'row.parcel_code'),
    )
    .leftJoin('removed_parcel', (join) =>
      join
        .onRef('removed_parcel.district', '=', 'row.district')
        .onRef('removed_parcel.cycle', '=', 'row.cycle')
        .onRef('removed_parcel.parcel_code', '=', 'row.parcel_code'),
    )
    .selectAll('row')
    .select('row_removal.reason')
    .where('row.district', '=', district)
    .where('row.cycle', '=', cycle)
    // In the text of the statement, so that the index of removed rows is seen to answer it.
    .where('row.removed', '=', sql.lit(1))
    .where(scope)
    .orderBy('row.updated_at', 'desc')
    .orderBy('row.form', 'desc')
    .orderBy('row.row_key', 'desc')
    .limit(limit)
  if (town !== null) query = query.where('row.town_code', '=', town)
  if (parcelCode !== null) query = query.where('row.parcel_code', '=', parcelCode)
  if (after !== null) {
    query = query.where(sql<SqlBool>`("row".updated_at, "row".form, "row".row_key) < (${sql.join(after)})`)
  }
  return query.execute()
}
