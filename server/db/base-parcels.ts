import { type Kysely, sql } from 'kysely'
import { contains } from './base-comparisons.ts'
import type { BaseParcelTable } from './base-map-tables.ts'
import { bulkInsert } from './bulk-insert.ts'
import { lookUp } from './look-up.ts'
import { compareTexts } from './rows.ts'
import type { RowTable, Schema } from './schema.ts'

/** What parcels are found by. */
export type ParcelKeyLine = Pick<
  BaseParcelTable,
  'parcel_code' | 'state' | 'proposed' | 'unit_key' | 'certificate_key' | 'name'
>

export async function allParcelKeys(db: Kysely<Schema>, district: string): Promise<readonly ParcelKeyLine[]> {
  return db
    .selectFrom('base_parcel')
    .select(['parcel_code', 'state', 'proposed', 'unit_key', 'certificate_key', 'name'])
    .where('district', '=', district)
    .execute()
}

/** Parcels of the year that are no part of the base yet: their code and effective values as JSON. */
export async function parcelsBesideBase(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
): Promise<readonly Pick<RowTable, 'parcel_code' | 'effective'>[]> {
  return (
    db
      .selectFrom('row')
      // The key too: contacts among the values are opened by it.
      .select(['district', 'form', 'cycle', 'row_key', 'parcel_code', 'effective'])
      .where('district', '=', district)
      .where('form', '=', 'parcel-self-assessment')
      .where('cycle', '=', cycle)
      .where('removed', '=', 0)
      .where(
        sql<boolean>`not exists (select 1 from base_parcel where base_parcel.district = "row".district
        and base_parcel.parcel_code = "row".parcel_code)`,
      )
      .execute()
  )
}

export async function baseParcelsOf(
  db: Kysely<Schema>,
  district: string,
  codes: readonly string[],
): Promise<ReadonlyMap<string, BaseParcelTable>> {
  const found = await lookUp(codes, (some) =>
    db
      .selectFrom('base_parcel')
      .selectAll()
      .where('district', '=', district)
      .where('parcel_code', 'in', some)
      .execute(),
  )
  return new Map(found.map((parcel) => [parcel.parcel_code, parcel]))
}

const insertParcels = bulkInsert<BaseParcelTable>((db, parcels) =>
  db
    .insertInto('base_parcel')
    .values(parcels)
    .onConflict((conflict) =>
      conflict.columns(['district', 'parcel_code']).doUpdateSet((row) => ({
        state: row.ref('excluded.state'),
        proposed: row.ref('excluded.proposed'),
        unit_key: row.ref('excluded.unit_key'),
        certificate_key: row.ref('excluded.certificate_key'),
        town_code: row.ref('excluded.town_code'),
        name: row.ref('excluded.name'),
        land_class: row.ref('excluded.land_class'),
        land_area: row.ref('excluded.land_area'),
        area_state: row.ref('excluded.area_state'),
        area: row.ref('excluded.area'),
        sources: row.ref('excluded.sources'),
        choices: row.ref('excluded.choices'),
        merged: row.ref('excluded.merged'),
        stated: row.ref('excluded.stated'),
        search: row.ref('excluded.search'),
        changed_at: row.ref('excluded.changed_at'),
      })),
    ),
)

/** In order of their codes, so that two writers never wait for each other in a circle. */
export function saveBaseParcels(db: Kysely<Schema>, parcels: readonly BaseParcelTable[]): Promise<void> {
  return insertParcels(
    db,
    [...parcels].sort((a, b) => compareTexts(a.parcel_code, b.parcel_code)),
  )
}

export interface BaseParcelFilter {
  readonly district: string
  readonly state: string | null
  readonly town: string | null
  readonly only: 'differs' | 'no-boundary' | 'proposed-code' | null
  readonly text: string | null
}

function parcelsWhere(db: Kysely<Schema>, { district, state, town, only, text }: BaseParcelFilter) {
  let query = db.selectFrom('base_parcel').where('district', '=', district)
  if (state !== null) query = query.where('state', '=', state)
  if (town !== null) query = query.where('town_code', '=', town)
  if (only === 'differs') query = query.where('area_state', '=', 'differs')
  if (only === 'no-boundary') query = query.where('area_state', '=', 'none')
  if (only === 'proposed-code') query = query.where('proposed', '=', 1)
  if (text !== null) query = query.where(contains('search', text))
  return query
}

export async function baseParcelPage(
  db: Kysely<Schema>,
  filter: BaseParcelFilter,
  after: string,
  limit: number,
): Promise<readonly BaseParcelTable[]> {
  return parcelsWhere(db, filter)
    .selectAll()
    .where('parcel_code', '>', after)
    .orderBy('parcel_code')
    .limit(limit)
    .execute()
}

export async function countBaseParcels(db: Kysely<Schema>, filter: BaseParcelFilter): Promise<number> {
  const { total } = await parcelsWhere(db, filter)
    .select((row) => row.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return Number(total)
}

/** The parcels' own rows of a year, removed ones too. */
export async function parcelRowsOf(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  codes: readonly string[],
): Promise<readonly RowTable[]> {
  return lookUp(codes, (some) =>
    db
      .selectFrom('row')
      .selectAll()
      .where('district', '=', district)
      .where('form', '=', 'parcel-self-assessment')
      .where('cycle', '=', cycle)
      .where('parcel_code', 'in', some)
      .execute(),
  )
}

/** Those of the codes that have a row in any year. */
export async function parcelsOnFile(
  db: Kysely<Schema>,
  district: string,
  codes: readonly string[],
): Promise<ReadonlySet<string>> {
  const found = await lookUp(codes, (some) =>
    db
      .selectFrom('parcel')
      .select('parcel_code')
      .distinct()
      .where('district', '=', district)
      .where('parcel_code', 'in', some)
      .execute(),
  )
  return new Set(found.map(({ parcel_code }) => parcel_code))
}
