import { type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely'
import { contains } from './base-comparisons.ts'
import type { ObjectionTable } from './objection-tables.ts'
import type { Schema } from './schema.ts'

export interface ObjectionFilter {
  readonly district: string
  readonly cycle: string
  /** Which the reader may see. */
  readonly scope: RawBuilder<SqlBool>
  /** Empty for all. */
  readonly states: readonly string[]
  /** Due before that day; null for any. */
  readonly dueBefore: string | null
  readonly late: boolean
  /** Accepted, and not taken up by an evaluation. */
  readonly accepted: boolean
  readonly channel: string | null
  readonly town: string | null
  readonly publication: number | null
  readonly parcelCode: string | null
  /** Lower case. */
  readonly text: string | null
}

/** No filter but district, year and scope. */
export const everyObjection = {
  states: [],
  dueBefore: null,
  late: false,
  accepted: false,
  channel: null,
  town: null,
  publication: null,
  parcelCode: null,
  text: null,
} as const satisfies Omit<ObjectionFilter, 'district' | 'cycle' | 'scope'>

function objectionsWhere(db: Kysely<Schema>, filter: ObjectionFilter) {
  const { district, cycle, scope, states, dueBefore, late, accepted, channel, town, publication, parcelCode } = filter
  let query = db
    .selectFrom('objection')
    .where('objection.district', '=', district)
    .where('objection.cycle', '=', cycle)
    .where(scope)
  if (states.length > 0) query = query.where('objection.state', 'in', [...states])
  if (dueBefore !== null) query = query.where('objection.due_day', '<', dueBefore)
  if (late) query = query.where('objection.late', '=', 1)
  if (accepted) query = query.where(sql<SqlBool>`objection.decision in ('采纳', '部分采纳') and reevaluation is null`)
  if (channel !== null) query = query.where('objection.channel', '=', channel)
  if (town !== null) query = query.where('objection.town_code', '=', town)
  if (publication !== null) query = query.where('objection.publication', '=', publication)
  if (parcelCode !== null) query = query.where('objection.parcel_code', '=', parcelCode)
  if (filter.text !== null) query = query.where(contains('objection.search', filter.text))
  return query
}

/** Null for none, or none of those. */
export async function findObjectionWithin(
  db: Kysely<Schema>,
  district: string,
  id: string,
  scope: RawBuilder<SqlBool>,
): Promise<ObjectionTable | null> {
  const found = await db
    .selectFrom('objection')
    .selectAll()
    .where('objection.district', '=', district)
    .where('objection.id', '=', id)
    .where(scope)
    .executeTakeFirst()
  return found ?? null
}

/** Those that wait for an answer first, the nearest day first; then drafts; then the closed. */
export async function objectionPage(
  db: Kysely<Schema>,
  filter: ObjectionFilter,
  after: { readonly place: string; readonly number: number } | null,
  limit: number,
): Promise<readonly ObjectionTable[]> {
  let query = objectionsWhere(db, filter)
    .selectAll('objection')
    .orderBy('objection.place')
    .orderBy('objection.number')
    .limit(limit)
  if (after !== null) {
    const { place, number } = after
    query = query.where(
      sql<SqlBool>`(objection.place > ${place} or (objection.place = ${place} and objection.number > ${number}))`,
    )
  }
  return query.execute()
}

export async function countObjections(db: Kysely<Schema>, filter: ObjectionFilter): Promise<number> {
  const { total } = await objectionsWhere(db, filter)
    .select((line) => line.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return Number(total)
}
