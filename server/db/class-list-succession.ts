import type { Kysely } from 'kysely'
import { endStays, insertStays, lastStayNumbers, staysOf } from './class-list-stays.ts'
import type { LowEfficiencyStayTable } from './class-list-tables.ts'
import type { Schema } from './schema.ts'

/** What a stay is without a decision of its own. */
export const stayOfParcelAct = {
  source: null,
  entry: null,
  predecessors: null,
  from_act: null,
  until_day: null,
  until_ground: null,
  until_act: null,
} as const

export interface ParcelSuccession {
  readonly predecessors: readonly string[]
  readonly successors: readonly { readonly parcelCode: string; readonly landArea: number | null }[]
  readonly day: string
}

/** The list follows the base map: what becomes of a listed parcel by splitting, merging or recoding is listed in its place. */
export async function followSuccession(
  db: Kysely<Schema>,
  district: string,
  { predecessors, successors, day }: ParcelSuccession,
): Promise<void> {
  const standing = await staysOf(db, district, predecessors, null)
  const [first] = standing
  if (first === undefined || successors.length === 0) return
  const listed = standing.map(({ parcel_code }) => parcel_code)
  const codes = successors.map(({ parcelCode }) => parcelCode)
  const numbers = await lastStayNumbers(db, district, codes)
  await endStays(db, district, listed, { until_day: day, until_ground: 'succession', until_act: null })
  await insertStays(
    db,
    successors.map(({ parcelCode, landArea }): LowEfficiencyStayTable => {
      const { town_code, land_class, cycle, class: parcelClass, source } = first
      return {
        ...stayOfParcelAct,
        district,
        parcel_code: parcelCode,
        number: (numbers.get(parcelCode) ?? 0) + 1,
        town_code,
        land_class,
        land_area: landArea,
        origin: 'succession',
        cycle,
        class: parcelClass,
        source,
        predecessors: JSON.stringify(listed),
        from_day: day,
      }
    }),
  )
}
