import type { Kysely } from 'kysely'
import type { LineCondition } from './parcel-list.ts'
import type { Schema } from './schema.ts'

export interface HandOutFilter {
  readonly district: string
  readonly cycle: string
  readonly scope: LineCondition
}

export interface TownToHandOut {
  readonly townCode: string
  readonly parcels: number
  readonly firms: number
}

/** The 街镇 of a year within the scope with their parcels and firms, by code; parcels without a 街镇 are left out. */
export async function townsToHandOut(
  db: Kysely<Schema>,
  { district, cycle, scope }: HandOutFilter,
): Promise<readonly TownToHandOut[]> {
  const towns = await db
    .selectFrom('parcel')
    .select(({ fn }) => ['town_code', fn.countAll().as('parcels'), fn.sum('firms').as('firms')])
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .where('town_code', 'is not', null)
    .where(scope)
    .groupBy('town_code')
    .orderBy('town_code')
    .execute()
  return towns.map((town) => ({
    townCode: town.town_code ?? '',
    parcels: Number(town.parcels),
    firms: Number(town.firms),
  }))
}

/** Codes of a 街镇's parcels within the scope after the code given, in order. */
export async function parcelCodesOfTown(
  db: Kysely<Schema>,
  { district, cycle, scope }: HandOutFilter,
  town: string,
  after: string,
  limit: number,
): Promise<readonly string[]> {
  const lines = await db
    .selectFrom('parcel')
    .select('parcel_code')
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .where('town_code', '=', town)
    .where('parcel_code', '>', after)
    .where(scope)
    .orderBy('parcel_code')
    .limit(limit)
    .execute()
  return lines.map((line) => line.parcel_code)
}
