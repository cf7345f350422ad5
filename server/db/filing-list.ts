import { type Expression, type ExpressionBuilder, type Kysely, type SqlBool, sql } from 'kysely'
import { likePart } from './evaluations.ts'
import type { FilingTable } from './filing-tables.ts'
import type { Schema } from './schema.ts'

export type FilingCondition = (line: ExpressionBuilder<Schema, 'filing'>) => Expression<SqlBool>

export interface FilingFilter {
  readonly district: string
  readonly scope: FilingCondition
  readonly town: string | null
  /** Lower case. */
  readonly text: string | null
}

export interface FilingChoice {
  readonly states: readonly string[] | null
  readonly due: 'near' | 'overdue' | null
  readonly today: string
}

function within(db: Kysely<Schema>, { district, scope, town, text }: FilingFilter) {
  let query = db.selectFrom('filing').where('district', '=', district).where(scope)
  if (town !== null) query = query.where('town_code', '=', town)
  if (text !== null) query = query.where('search', 'like', likePart(text))
  return query
}

/** Three working days left or fewer, and not past the limit. */
const isNear = (today: string) => sql<SqlBool>`near_on <= ${today} and (overdue_on is null or overdue_on > ${today})`
const isOverdue = (today: string) => sql<SqlBool>`overdue_on <= ${today}`

function chosen(db: Kysely<Schema>, filter: FilingFilter, { states, due, today }: FilingChoice) {
  let query = within(db, filter)
  if (states !== null)
    query = states.length === 0 ? query.where(sql<SqlBool>`false`) : query.where('state', 'in', [...states])
  if (due === 'near') query = query.where(isNear(today))
  if (due === 'overdue') query = query.where(isOverdue(today))
  return query
}

export interface FilingOrder {
  readonly column: 'urgency' | 'changed_at' | 'number'
  readonly descending: boolean
}

/** A page of filings after a place (the sorted value and the number), equals by number. */
export async function filingPage(
  db: Kysely<Schema>,
  filter: FilingFilter,
  choice: FilingChoice,
  { column, descending }: FilingOrder,
  after: readonly string[] | null,
  limit: number,
): Promise<readonly FilingTable[]> {
  const direction = descending ? 'desc' : 'asc'
  let query = chosen(db, filter, choice)
    .selectAll()
    .orderBy(column, direction)
    .orderBy('number', direction)
    .limit(limit)
  if (after !== null) {
    const place = sql`(${sql.ref(column)}, number)`
    query = query.where(
      descending ? sql<SqlBool>`${place} < (${sql.join(after)})` : sql<SqlBool>`${place} > (${sql.join(after)})`,
    )
  }
  return query.execute()
}

export async function countFilings(db: Kysely<Schema>, filter: FilingFilter, choice: FilingChoice): Promise<number> {
  const { count } = await chosen(db, filter, choice)
    .select((line) => line.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return Number(count)
}

export interface FilingCounts {
  readonly byState: ReadonlyMap<string, number>
  readonly near: number
  readonly overdue: number
}

/** Of all the filter leaves, whatever their state. */
export async function filingCounts(db: Kysely<Schema>, filter: FilingFilter, today: string): Promise<FilingCounts> {
  const lines = await within(db, filter)
    .select((line) => [
      'state',
      line.fn.countAll<number>().as('found'),
      sql<number>`sum(case when ${isNear(today)} then 1 else 0 end)`.as('near'),
      sql<number>`sum(case when ${isOverdue(today)} then 1 else 0 end)`.as('overdue'),
    ])
    .groupBy('state')
    .execute()
  const sum = (of: (line: (typeof lines)[number]) => number): number =>
    lines.reduce((total, line) => total + Number(of(line)), 0)
  return {
    byState: new Map(lines.map(({ state, found }) => [state, Number(found)])),
    near: sum(({ near }) => near),
    overdue: sum(({ overdue }) => overdue),
  }
}

/** Lines in the order of their numbers, after one of them; of a year, or of all years. */
export async function filingsInOrder(
  db: Kysely<Schema>,
  { district, scope }: Pick<FilingFilter, 'district' | 'scope'>,
  year: string | null,
  after: string,
  limit: number,
): Promise<readonly FilingTable[]> {
  let query = db
    .selectFrom('filing')
    .selectAll()
    .where('district', '=', district)
    .where('number', '>', after)
    .where(scope)
    .orderBy('number')
    .limit(limit)
  if (year !== null) query = query.where('year', '=', year)
  return query.execute()
}

/** Filings whose clock runs or stands still for a correction. */
export async function countedFilings(db: Kysely<Schema>, district: string): Promise<readonly FilingTable[]> {
  return db
    .selectFrom('filing')
    .selectAll()
    .where('district', '=', district)
    .where('phase', 'in', ['running', 'paused'])
    .orderBy('number')
    .execute()
}

/** Filings in 联审 that a reviewer is invited to. */
export async function filingsInReview(
  db: Kysely<Schema>,
  district: string,
  reviewer: string,
): Promise<readonly Pick<FilingTable, 'facts'>[]> {
  return db
    .selectFrom('filing_reviewer')
    .innerJoin('filing', (join) =>
      join.onRef('filing.district', '=', 'filing_reviewer.district').onRef('filing.id', '=', 'filing_reviewer.filing'),
    )
    .select('filing.facts')
    .where('filing_reviewer.district', '=', district)
    .where('filing_reviewer.reviewer', '=', reviewer)
    .where('filing.state', '=', 'review')
    .execute()
}

/** Ids in order, after one of them. */
export async function filingIds(
  db: Kysely<Schema>,
  district: string,
  after: string,
  limit: number,
): Promise<readonly string[]> {
  const found = await db
    .selectFrom('filing')
    .select('id')
    .where('district', '=', district)
    .where('id', '>', after)
    .orderBy('id')
    .limit(limit)
    .execute()
  return found.map(({ id }) => id)
}

/** Makes lines anew from nothing: for a rebuild. */
export async function clearFilings(db: Kysely<Schema>, district: string): Promise<void> {
  await db.deleteFrom('filing').where('district', '=', district).execute()
  await db.deleteFrom('filing_reviewer').where('district', '=', district).execute()
}
