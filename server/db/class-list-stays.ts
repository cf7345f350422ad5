import { type ExpressionBuilder, type Kysely, sql } from 'kysely'
import { bulkInsert } from './bulk-insert.ts'
import type { LowEfficiencyStayTable } from './class-list-tables.ts'
import { lookUp } from './look-up.ts'
import type { Schema } from './schema.ts'

export const insertStays = bulkInsert<LowEfficiencyStayTable>((db, stays) =>
  db.insertInto('low_efficiency_stay').values(stays),
)

type StayLine = ExpressionBuilder<Schema, 'low_efficiency_stay'>

/** Stays that hold on the day; on null those that nothing has ended. */
export function holdsOn(day: string | null) {
  return (stay: StayLine) => {
    const open = stay('until_day', 'is', null)
    return day === null ? open : stay.and([stay('from_day', '<=', day), stay.or([open, stay('until_day', '>', day)])])
  }
}

/** The stays of some parcels that hold on the day, by code. */
export async function staysOf(
  db: Kysely<Schema>,
  district: string,
  parcelCodes: readonly string[],
  day: string | null,
): Promise<readonly LowEfficiencyStayTable[]> {
  return lookUp(parcelCodes, (codes) =>
    db
      .selectFrom('low_efficiency_stay')
      .selectAll()
      .where('district', '=', district)
      .where('parcel_code', 'in', codes)
      .where(holdsOn(day))
      .orderBy('parcel_code')
      .execute(),
  )
}

/** All stays of some parcels. */
export async function allStaysOf(
  db: Kysely<Schema>,
  district: string,
  parcelCodes: readonly string[],
): Promise<readonly LowEfficiencyStayTable[]> {
  return lookUp(parcelCodes, (codes) =>
    db
      .selectFrom('low_efficiency_stay')
      .selectAll()
      .where('district', '=', district)
      .where('parcel_code', 'in', codes)
      .execute(),
  )
}

/** All stays of a parcel, the oldest first. */
export async function stayHistory(
  db: Kysely<Schema>,
  district: string,
  parcelCode: string,
): Promise<readonly LowEfficiencyStayTable[]> {
  return db
    .selectFrom('low_efficiency_stay')
    .selectAll()
    .where('district', '=', district)
    .where('parcel_code', '=', parcelCode)
    .orderBy('number')
    .execute()
}

export interface StayFilter {
  readonly district: string
  /** Null: as the list stands. */
  readonly day: string | null
  readonly towns: readonly string[] | null
  readonly origins: readonly string[] | null
  readonly lands: readonly string[] | null
  readonly text: string | null
}

function staysWhere(db: Kysely<Schema>, { district, day, towns, origins, lands, text }: StayFilter) {
  let query = db.selectFrom('low_efficiency_stay').where('district', '=', district).where(holdsOn(day))
  if (towns !== null) query = query.where(among('town_code', towns))
  if (origins !== null) query = query.where(among('origin', origins))
  if (lands !== null) query = query.where(among('land_class', lands))
  if (text !== null) query = query.where(sql<boolean>`lower(parcel_code) like ${`%${text}%`}`)
  return query
}

function among(column: 'town_code' | 'origin' | 'land_class', values: readonly string[]) {
  return (stay: StayLine) => (values.length === 0 ? stay.lit(false) : stay(column, 'in', [...values]))
}

/** Stays by parcel code, after the code given. */
export async function stayPage(
  db: Kysely<Schema>,
  filter: StayFilter,
  after: string,
  limit: number,
): Promise<readonly LowEfficiencyStayTable[]> {
  return staysWhere(db, filter)
    .selectAll()
    .where('parcel_code', '>', after)
    .orderBy('parcel_code')
    .limit(limit)
    .execute()
}

export interface StayCount {
  readonly town_code: string | null
  readonly origin: string
  readonly parcels: number
  /** m². */
  readonly area: number
}

export async function countStays(db: Kysely<Schema>, filter: StayFilter): Promise<readonly StayCount[]> {
  const counts = await staysWhere(db, filter)
    .select((stay) => [
      'town_code',
      'origin',
      stay.fn.countAll<number>().as('parcels'),
      stay.fn.coalesce(stay.fn.sum<number>('land_area'), stay.lit(0)).as('area'),
    ])
    .groupBy(['town_code', 'origin'])
    .orderBy('town_code')
    .orderBy('origin')
    .execute()
  return counts.map((count) => ({ ...count, parcels: Number(count.parcels), area: Number(count.area) }))
}

/** The highest number among the stays of each parcel that had any. */
export async function lastStayNumbers(
  db: Kysely<Schema>,
  district: string,
  parcelCodes: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const found = await lookUp(parcelCodes, (codes) =>
    db
      .selectFrom('low_efficiency_stay')
      .select((stay) => ['parcel_code', stay.fn.max('number').as('last')])
      .where('district', '=', district)
      .where('parcel_code', 'in', codes)
      .groupBy('parcel_code')
      .execute(),
  )
  return new Map(found.map(({ parcel_code, last }) => [parcel_code, Number(last)]))
}

/** Ends the open stays of the parcels. */
export async function endStays(
  db: Kysely<Schema>,
  district: string,
  parcelCodes: readonly string[],
  end: { readonly until_day: string; readonly until_ground: string; readonly until_act: string | null },
): Promise<void> {
  await lookUp(parcelCodes, async (codes) => {
    await db
      .updateTable('low_efficiency_stay')
      .set(end)
      .where('district', '=', district)
      .where('parcel_code', 'in', codes)
      .where('until_day', 'is', null)
      .execute()
    return []
  })
}
