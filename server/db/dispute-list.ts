import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely'
import { contains } from './base-comparisons.ts'
import type { DisputeTable } from './dispute-tables.ts'
import type { Schema } from './schema.ts'

export interface DisputeFilter {
  readonly district: string
  readonly cycle: string
  /** Which the reader may see. */
  readonly scope: RawBuilder<SqlBool>
  /** Empty for all. */
  readonly states: readonly string[]
  /** Due before that day; null for any. */
  readonly dueBefore: string | null
  readonly town: string | null
  /** Of the fields of a department; null for all. */
  readonly fields: RawBuilder<SqlBool> | null
  readonly parcelCode: string | null
  /** Lower case. */
  readonly text: string | null
}

/** With the line of its parcel, where that stands. */
function withParcel(db: Kysely<Schema>) {
  return db
    .selectFrom('dispute')
    .leftJoin('parcel', (join) =>
      join
        .onRef('parcel.district', '=', 'dispute.district')
        .onRef('parcel.cycle', '=', 'dispute.cycle')
        .onRef('parcel.parcel_code', '=', 'dispute.parcel_code'),
    )
}

/** Null for none, or none of those. */
export async function findDisputeWithin(
  db: Kysely<Schema>,
  district: string,
  id: string,
  scope: RawBuilder<SqlBool>,
): Promise<DisputeTable | null> {
  const found = await withParcel(db)
    .selectAll('dispute')
    .where('dispute.district', '=', district)
    .where('dispute.id', '=', id)
    .where(scope)
    .executeTakeFirst()
  return found ?? null
}

function disputesWhere(db: Kysely<Schema>, filter: DisputeFilter) {
  const { district, cycle, scope, states, dueBefore, town, fields, parcelCode, text } = filter
  let query = withParcel(db).where('dispute.district', '=', district).where('dispute.cycle', '=', cycle).where(scope)
  if (states.length > 0) query = query.where('dispute.state', 'in', [...states])
  if (dueBefore !== null) query = query.where('dispute.due_day', '<', dueBefore)
  if (town !== null) query = query.where(sql<SqlBool>`coalesce(parcel.town_code, dispute.town_code) = ${town}`)
  if (fields !== null) query = query.where(fields)
  if (parcelCode !== null) query = query.where('dispute.parcel_code', '=', parcelCode)
  if (text !== null) query = query.where(contains('dispute.search', text))
  return query
}

/** Those that wait for a department first, the nearest day first; then the newest. */
export async function disputePage(
  db: Kysely<Schema>,
  filter: DisputeFilter,
  after: { readonly place: string; readonly number: number } | null,
  limit: number,
): Promise<readonly DisputeTable[]> {
  let query = disputesWhere(db, filter)
    .selectAll('dispute')
    .orderBy('dispute.place')
    .orderBy('dispute.number')
    .limit(limit)
  if (after !== null) {
    const { place, number } = after
    query = query.where(
      sql<SqlBool>`(dispute.place > ${place} or (dispute.place = ${place} and dispute.number > ${number}))`,
    )
  }
  return query.execute()
}

export async function countDisputes(db: Kysely<Schema>, filter: DisputeFilter): Promise<number> {
  const { total } = await disputesWhere(db, filter)
    .select((line) => line.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return Number(total)
}
