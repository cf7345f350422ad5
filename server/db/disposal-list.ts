import { type ExpressionBuilder, type Kysely, type RawBuilder, type SqlBool, sql } from 'kysely'
import { contains } from './base-comparisons.ts'
import type { DisposalPlanTable } from './disposal-tables.ts'
import type { Schema } from './schema.ts'

export interface PlanFilter {
  readonly district: string
  /** Which the reader may see. */
  readonly scope: RawBuilder<SqlBool>
  readonly cycle: string | null
  readonly town: string | null
  readonly path: string | null
  /** Null for all. */
  readonly states: readonly string[] | null
  readonly year: number | null
  /** Only of these kinds of 国企; null for all. */
  readonly soe: readonly string[] | null
  /** A further condition: whose turn it is, what is overdue. */
  readonly only: RawBuilder<SqlBool> | null
  /** Lower case. */
  readonly text: string | null
}

function plansWhere(db: Kysely<Schema>, filter: PlanFilter) {
  const { district, scope, cycle, town, path, states, year, soe, only, text } = filter
  let query = db.selectFrom('disposal_plan').where('district', '=', district).where(scope)
  if (cycle !== null) query = query.where('cycle', '=', cycle)
  if (town !== null) query = query.where('town_code', '=', town)
  if (path !== null) query = query.where('path', '=', path)
  if (states !== null) query = query.where(among('state', states))
  if (year !== null) query = query.where('plan_year', '=', year)
  if (soe !== null) query = query.where(among('soe', soe))
  if (only !== null) query = query.where(only)
  if (text !== null) query = query.where(contains('disposal_plan.search', text))
  return query
}

function among(column: 'state' | 'soe', values: readonly string[]) {
  return (line: ExpressionBuilder<Schema, 'disposal_plan'>) =>
    values.length === 0 ? line.lit(false) : line(column, 'in', [...values])
}

/** Null for none, or none of those. */
export async function findPlanWithin(
  db: Kysely<Schema>,
  district: string,
  id: string,
  scope: RawBuilder<SqlBool>,
): Promise<DisposalPlanTable | null> {
  const found = await db
    .selectFrom('disposal_plan')
    .selectAll()
    .where('district', '=', district)
    .where('id', '=', id)
    .where(scope)
    .executeTakeFirst()
  return found ?? null
}

export interface PlanPlace {
  readonly place: string
  readonly number: number
}

/** Open ones by the next day on which something is due, then the closed. */
export async function planPage(
  db: Kysely<Schema>,
  filter: PlanFilter,
  after: PlanPlace | null,
  limit: number,
): Promise<readonly DisposalPlanTable[]> {
  let query = plansWhere(db, filter).selectAll().orderBy('place').orderBy('number').limit(limit)
  if (after !== null) {
    const { place, number } = after
    query = query.where(sql<SqlBool>`(place > ${place} or (place = ${place} and number > ${number}))`)
  }
  return query.execute()
}

export async function countPlans(db: Kysely<Schema>, filter: PlanFilter): Promise<number> {
  const { total } = await plansWhere(db, filter)
    .select((line) => line.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return Number(total)
}

export type PlanFigures = Pick<
  DisposalPlanTable,
  | 'town_code'
  | 'path'
  | 'state'
  | 'is_open'
  | 'plan_year'
  | 'approved_path'
  | 'approved_year'
  | 'approved_area'
  | 'disposed_area'
  | 'disposed_on'
  | 'dues'
>

const figures = [
  'town_code',
  'path',
  'state',
  'is_open',
  'plan_year',
  'approved_path',
  'approved_year',
  'approved_area',
  'disposed_area',
  'disposed_on',
  'dues',
] as const

/** What the figures of the disposal are made from. */
export async function planFigures(db: Kysely<Schema>, filter: PlanFilter): Promise<readonly PlanFigures[]> {
  return plansWhere(db, filter)
    .select([...figures])
    .execute()
}
