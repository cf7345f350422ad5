import type { Kysely } from 'kysely'
import type { BaseGeometryTable } from './base-map-tables.ts'
import { bulkInsert } from './bulk-insert.ts'
import { lookUp } from './look-up.ts'
import { compareTexts } from './rows.ts'
import type { Schema } from './schema.ts'

const insertGeometries = bulkInsert<BaseGeometryTable>((db, geometries) =>
  db
    .insertInto('base_geometry')
    .values(geometries)
    .onConflict((conflict) =>
      conflict.columns(['district', 'parcel_code']).doUpdateSet((row) => ({
        revision: row.ref('excluded.revision'),
        source: row.ref('excluded.source'),
        import: row.ref('excluded.import'),
        crs: row.ref('excluded.crs'),
        original: row.ref('excluded.original'),
        geographic: row.ref('excluded.geographic'),
        quantised: row.ref('excluded.quantised'),
        area: row.ref('excluded.area'),
        west: row.ref('excluded.west'),
        south: row.ref('excluded.south'),
        east: row.ref('excluded.east'),
        north: row.ref('excluded.north'),
        at: row.ref('excluded.at'),
      })),
    ),
)

export function saveGeometries(db: Kysely<Schema>, geometries: readonly BaseGeometryTable[]): Promise<void> {
  return insertGeometries(
    db,
    [...geometries].sort((a, b) => compareTexts(a.parcel_code, b.parcel_code)),
  )
}

export type ExtentLine = Pick<BaseGeometryTable, 'parcel_code' | 'west' | 'south' | 'east' | 'north'>

/** Where every boundary lies. */
export async function allExtents(db: Kysely<Schema>, district: string): Promise<readonly ExtentLine[]> {
  return db
    .selectFrom('base_geometry')
    .select(['parcel_code', 'west', 'south', 'east', 'north'])
    .where('district', '=', district)
    .execute()
}

export async function geometriesOf(
  db: Kysely<Schema>,
  district: string,
  codes: readonly string[],
): Promise<ReadonlyMap<string, BaseGeometryTable>> {
  const found = await lookUp(codes, (some) =>
    db
      .selectFrom('base_geometry')
      .selectAll()
      .where('district', '=', district)
      .where('parcel_code', 'in', some)
      .execute(),
  )
  return new Map(found.map((geometry) => [geometry.parcel_code, geometry]))
}

/** Boundaries as maps are sent them, by parcel. */
export async function quantisedOf(
  db: Kysely<Schema>,
  district: string,
  codes: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = await lookUp(codes, (some) =>
    db
      .selectFrom('base_geometry')
      .select(['parcel_code', 'quantised'])
      .where('district', '=', district)
      .where('parcel_code', 'in', some)
      .execute(),
  )
  return new Map(found.map(({ parcel_code, quantised }) => [parcel_code, quantised]))
}

/** How large the boundaries are and where they come from, by parcel. */
export async function geometryLinesOf(
  db: Kysely<Schema>,
  district: string,
  codes: readonly string[],
): Promise<ReadonlyMap<string, Pick<BaseGeometryTable, 'area' | 'source'>>> {
  const found = await lookUp(codes, (some) =>
    db
      .selectFrom('base_geometry')
      .select(['parcel_code', 'area', 'source'])
      .where('district', '=', district)
      .where('parcel_code', 'in', some)
      .execute(),
  )
  return new Map(found.map(({ parcel_code, ...line }) => [parcel_code, line]))
}
