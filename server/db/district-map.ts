import type { Kysely, RawBuilder, SqlBool } from 'kysely'
import type { Schema } from './schema.ts'

/** A parcel of a year on the map; boundaries are asked for apart. */
export interface MapLine {
  readonly parcel_code: string
  readonly parcel_name: string | null
  readonly land_class: string | null
  readonly status: string
  /** Null without a boundary. */
  readonly revision: number | null
}

/** Parcels of a town ('' = without one) that the condition on `parcel` lets through, by code. */
export async function mapLines(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  town: string,
  scope: () => RawBuilder<SqlBool>,
): Promise<readonly MapLine[]> {
  const query = db
    .selectFrom('parcel')
    .leftJoin('base_geometry', (join) =>
      join
        .onRef('base_geometry.district', '=', 'parcel.district')
        .onRef('base_geometry.parcel_code', '=', 'parcel.parcel_code'),
    )
    .select([
      'parcel.parcel_code as parcel_code',
      'parcel.parcel_name as parcel_name',
      'parcel.land_class as land_class',
      'parcel.status as status',
      'base_geometry.revision as revision',
    ])
    .where('parcel.district', '=', district)
    .where('parcel.cycle', '=', cycle)
    .where(scope)
    .orderBy('parcel.parcel_code')
  return (
    town === '' ? query.where('parcel.town_code', 'is', null) : query.where('parcel.town_code', '=', town)
  ).execute()
}

export interface MapTotals {
  readonly town_code: string | null
  readonly parcels: number
  readonly drawn: number
  readonly west: number | null
  readonly south: number | null
  readonly east: number | null
  readonly north: number | null
}

/** Parcels of a year by town, those with a boundary among them, and where these lie. */
export async function mapTotals(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  scope: () => RawBuilder<SqlBool>,
): Promise<readonly MapTotals[]> {
  return db
    .selectFrom('parcel')
    .leftJoin('base_geometry', (join) =>
      join
        .onRef('base_geometry.district', '=', 'parcel.district')
        .onRef('base_geometry.parcel_code', '=', 'parcel.parcel_code'),
    )
    .select((row) => [
      'parcel.town_code as town_code',
      row.fn.countAll<number>().as('parcels'),
      row.fn.count<number>('base_geometry.revision').as('drawn'),
      row.fn.min('base_geometry.west').as('west'),
      row.fn.min('base_geometry.south').as('south'),
      row.fn.max('base_geometry.east').as('east'),
      row.fn.max('base_geometry.north').as('north'),
    ])
    .where('parcel.district', '=', district)
    .where('parcel.cycle', '=', cycle)
    .where(scope)
    .groupBy('parcel.town_code')
    .orderBy('parcel.town_code')
    .execute()
}
