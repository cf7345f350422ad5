import type { Kysely } from 'kysely'
import { lookUp } from './look-up.ts'
import { parcelLines } from './parcels.ts'
import type { Schema } from './schema.ts'

/** What is known of a parcel whatever the year: the newest year's line, else the base map's. */
export interface KnownParcel {
  readonly parcelCode: string
  readonly parcelName: string | null
  readonly ownerName: string | null
  readonly townCode: string | null
  readonly landClass: string | null
  /** m². */
  readonly landArea: number | null
}

/** @param cycle the year to look in first; null for the newest */
export async function knownParcels(
  db: Kysely<Schema>,
  district: string,
  parcelCodes: readonly string[],
  cycle: string | null = null,
): Promise<ReadonlyMap<string, KnownParcel>> {
  const year = cycle ?? (await newestCycle(db, district))
  const known = new Map<string, KnownParcel>()
  if (year !== null) {
    for (const line of await parcelLines(db, district, year, parcelCodes)) {
      known.set(line.parcel_code, {
        parcelCode: line.parcel_code,
        parcelName: line.parcel_name,
        ownerName: line.owner_name,
        townCode: line.town_code,
        landClass: line.land_class,
        landArea: line.land_area,
      })
    }
  }
  const rest = parcelCodes.filter((code) => !known.has(code))
  const base = await lookUp(rest, (codes) =>
    db
      .selectFrom('base_parcel')
      .select(['parcel_code', 'name', 'town_code', 'land_class', 'land_area'])
      .where('district', '=', district)
      .where('parcel_code', 'in', codes)
      .execute(),
  )
  for (const { parcel_code, name, town_code, land_class, land_area } of base) {
    known.set(parcel_code, {
      parcelCode: parcel_code,
      parcelName: name,
      ownerName: null,
      townCode: town_code,
      landClass: land_class,
      landArea: land_area,
    })
  }
  return known
}

async function newestCycle(db: Kysely<Schema>, district: string): Promise<string | null> {
  const { cycle } = await db
    .selectFrom('parcel')
    .select((line) => line.fn.max('cycle').as('cycle'))
    .where('district', '=', district)
    .executeTakeFirstOrThrow()
  return cycle
}
