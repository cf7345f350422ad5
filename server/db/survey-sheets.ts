import type { Expression, Kysely, SqlBool } from 'kysely'
import type { ParcelTable, Schema } from './schema.ts'

export interface SheetFilter {
  readonly district: string
  readonly cycle: string
  readonly scope: () => Expression<SqlBool>
  readonly town: string | null
  readonly parcelCodes: readonly string[] | null
  /** Those without a survey of the year alone. */
  readonly isUnsurveyed: boolean
}

export type SheetParcel = Pick<
  ParcelTable,
  'parcel_code' | 'parcel_name' | 'town_code' | 'owner_name' | 'owner_uscc' | 'land_class' | 'land_area'
>

function chosen(db: Kysely<Schema>, { district, cycle, scope, town, parcelCodes, isUnsurveyed }: SheetFilter) {
  let query = db
    .selectFrom('parcel')
    .where('parcel.district', '=', district)
    .where('parcel.cycle', '=', cycle)
    .where(scope)
  if (town !== null) query = query.where('parcel.town_code', '=', town)
  if (parcelCodes !== null) query = query.where('parcel.parcel_code', 'in', [...parcelCodes])
  if (!isUnsurveyed) return query
  return query.where(({ not, exists, selectFrom }) =>
    not(
      exists(
        selectFrom('survey')
          .select('survey.id')
          .where('survey.district', '=', district)
          .where('survey.cycle', '=', cycle)
          .whereRef('survey.parcel_code', '=', 'parcel.parcel_code'),
      ),
    ),
  )
}

/** Parcels that sheets are to be printed for, by code. */
export async function sheetParcels(
  db: Kysely<Schema>,
  filter: SheetFilter,
  from: number,
  limit: number,
): Promise<readonly SheetParcel[]> {
  return chosen(db, filter)
    .select([
      'parcel.parcel_code',
      'parcel.parcel_name',
      'parcel.town_code',
      'parcel.owner_name',
      'parcel.owner_uscc',
      'parcel.land_class',
      'parcel.land_area',
    ])
    .orderBy('parcel.parcel_code')
    .offset(from)
    .limit(limit)
    .execute()
}
