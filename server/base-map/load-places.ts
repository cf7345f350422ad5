import type { Kysely } from 'kysely'
import { geometryLinesOf } from '../db/base-geometries.ts'
import type { BaseGeometryTable, BaseParcelTable } from '../db/base-map-tables.ts'
import { baseParcelsOf, parcelRowsOf } from '../db/base-parcels.ts'
import type { Schema } from '../db/schema.ts'
import type { RowState } from '../rows/state.ts'
import { fromTable } from '../rows/table.ts'

/** What stands of some parcels: in the base, in the rows of the year, on the map. */
export interface Places {
  readonly parcels: ReadonlyMap<string, BaseParcelTable>
  readonly rows: ReadonlyMap<string, RowState>
  readonly geometries: ReadonlyMap<string, Pick<BaseGeometryTable, 'area' | 'source'>>
}

export async function loadPlaces(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  codes: readonly string[],
): Promise<Places> {
  const rows = (await parcelRowsOf(db, district, cycle, codes)).map(fromTable)
  return {
    parcels: await baseParcelsOf(db, district, codes),
    rows: new Map(rows.map((row) => [row.key.parcelCode, row])),
    geometries: await geometryLinesOf(db, district, codes),
  }
}
