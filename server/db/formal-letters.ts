import { type Expression, type ExpressionBuilder, type Kysely, type SqlBool, sql } from 'kysely'
import type { LetterState } from '#core/letter/delivery.ts'
import { bulkInsert } from './bulk-insert.ts'
import { likePart } from './evaluations.ts'
import type { FormalLetterTable } from './letter-tables.ts'
import { lookUp } from './look-up.ts'
import type { Schema } from './schema.ts'

export const insertFormalLetters = bulkInsert<FormalLetterTable>((db, letters) =>
  db.insertInto('formal_letter').values(letters),
)

/** Whose letters somebody sees: those of a 街镇, those to a firm (null: none of any firm), or all. */
export type LetterScope =
  | { readonly kind: 'all' }
  | { readonly kind: 'town'; readonly town: string }
  | { readonly kind: 'firm'; readonly uscc: string | null }

export interface LetterFilter {
  readonly district: string
  readonly cycle: string
  readonly scope: LetterScope
  readonly kind: string | null
  readonly town: string | null
  readonly text: string | null
  /** What is overdue depends on it. */
  readonly today: string
}

type Builder = ExpressionBuilder<Schema, 'formal_letter'>

export function withinLetterScope(scope: LetterScope) {
  return (row: Builder): Expression<SqlBool> => {
    if (scope.kind === 'all') return sql<SqlBool>`true`
    if (scope.kind === 'town')
      return row.or([
        row('town_code', '=', scope.town),
        row.and([row('receiver_kind', '=', 'town'), row('receiver', '=', scope.town)]),
        row('receiver_kind', '=', 'towns'),
      ])
    return scope.uscc === null
      ? sql<SqlBool>`false`
      : row.and([row('receiver_kind', '=', 'enterprise'), row('receiver', '=', scope.uscc)])
  }
}

function filtered(db: Kysely<Schema>, { district, cycle, scope, kind, town, text }: LetterFilter) {
  let query = db
    .selectFrom('formal_letter')
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .where(withinLetterScope(scope))
  if (kind !== null) query = query.where('kind', '=', kind)
  if (town !== null) query = query.where('town_code', '=', town)
  if (text !== null) {
    const columns = ['number_text', 'receiver_name', 'parcel_code'] as const
    const has = (column: (typeof columns)[number]) =>
      // PostgreSQL's like minds capitals, SQLite's does not.
      sql<SqlBool>`lower(${sql.ref(column)}) like ${likePart(text)}`
    query = query.where((row) => row.or(columns.map(has)))
  }
  return query
}

function inState(state: LetterState, today: string) {
  return (row: Builder): Expression<SqlBool> => {
    if (state === 'voided') return row('voided_at', 'is not', null)
    const standing = row('voided_at', 'is', null)
    if (state === 'delivered') return row.and([standing, row('delivered_on', 'is not', null)])
    const open = row.and([standing, row('delivered_on', 'is', null)])
    if (state === 'overdue') return row.and([open, row('deliver_by', '<', today)])
    return row.and([open, row.or([row('deliver_by', 'is', null), row('deliver_by', '>=', today)])])
  }
}

/** Newest first. @param before go on below this place; null for the first page */
export async function formalLetterPage(
  db: Kysely<Schema>,
  filter: LetterFilter,
  state: LetterState | null,
  before: number | null,
  limit: number,
): Promise<readonly FormalLetterTable[]> {
  let query = filtered(db, filter).selectAll().orderBy('seq', 'desc').limit(limit)
  if (state !== null) query = query.where(inState(state, filter.today))
  if (before !== null) query = query.where('seq', '<', before)
  return query.execute()
}

/** How many letters stand where. */
export async function letterCounts(
  db: Kysely<Schema>,
  filter: LetterFilter,
): Promise<Readonly<Record<LetterState, number>>> {
  const sum = (state: LetterState) => (row: Builder) =>
    row.fn.coalesce(
      row.fn.sum<number>(row.case().when(inState(state, filter.today)(row)).then(1).else(0).end()),
      sql<number>`0`,
    )
  const found = await filtered(db, filter)
    .select((row) => [
      sum('waiting')(row).as('waiting'),
      sum('overdue')(row).as('overdue'),
      sum('delivered')(row).as('delivered'),
      sum('voided')(row).as('voided'),
    ])
    .executeTakeFirstOrThrow()
  const { waiting, overdue, delivered, voided } = found
  return {
    waiting: Number(waiting),
    overdue: Number(overdue),
    delivered: Number(delivered),
    voided: Number(voided),
  }
}

export async function findFormalLetter(
  db: Kysely<Schema>,
  district: string,
  id: string,
): Promise<FormalLetterTable | null> {
  const found = await db
    .selectFrom('formal_letter')
    .selectAll()
    .where('district', '=', district)
    .where('id', '=', id)
    .executeTakeFirst()
  return found ?? null
}

/** In the order of their numbers, behind the one given. */
export async function formalLettersOfBatch(
  db: Kysely<Schema>,
  district: string,
  batch: string,
  after: number,
  limit: number,
): Promise<readonly FormalLetterTable[]> {
  return db
    .selectFrom('formal_letter')
    .selectAll()
    .where('district', '=', district)
    .where('batch', '=', batch)
    .where('seq', '>', after)
    .orderBy('seq')
    .limit(limit)
    .execute()
}

/** First and last number of each batch. */
export async function numbersOfBatches(
  db: Kysely<Schema>,
  district: string,
  batches: readonly string[],
): Promise<ReadonlyMap<string, { readonly first: string; readonly last: string }>> {
  const numbers = new Map<string, { first: string; last: string }>()
  for (const batch of batches) {
    const end = (order: 'asc' | 'desc') =>
      db
        .selectFrom('formal_letter')
        .select('number_text')
        .where('district', '=', district)
        .where('batch', '=', batch)
        .orderBy('seq', order)
        .limit(1)
        .executeTakeFirst()
    const [first, last] = [await end('asc'), await end('desc')]
    if (first !== undefined && last !== undefined) {
      numbers.set(batch, { first: first.number_text, last: last.number_text })
    }
  }
  return numbers
}

/** Numbers of the letters that stand about some subjects of a year. */
export async function standingLetters(
  db: Kysely<Schema>,
  { district, cycle, kind }: { readonly district: string; readonly cycle: string; readonly kind: string },
  subjects: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const found = await lookUp(subjects, (asked) =>
    db
      .selectFrom('formal_letter')
      .select(['subject', 'number_text'])
      .where('district', '=', district)
      .where('kind', '=', kind)
      .where('cycle', '=', cycle)
      .where('subject', 'in', asked)
      .where('voided_at', 'is', null)
      .execute(),
  )
  return new Map(found.map(({ subject, number_text }) => [subject, number_text]))
}

/** What may change of a letter: everything but what was written. */
export type LetterChange = Partial<
  Pick<
    FormalLetterTable,
    | 'delivered_on'
    | 'delivered_how'
    | 'opened_at'
    | 'voided_at'
    | 'voided_by'
    | 'void_reason'
    | 'replaced_by'
    | 'sha256'
    | 'fault'
  >
>

export async function updateFormalLetter(
  db: Kysely<Schema>,
  district: string,
  id: string,
  change: LetterChange,
): Promise<void> {
  await db.updateTable('formal_letter').set(change).where('district', '=', district).where('id', '=', id).execute()
}
