import { type Kysely, sql } from 'kysely'
import type { BaseChangeTable, BaseConflictTable, BaseDecisionTable, BaseFaultTable } from './base-map-tables.ts'
import { bulkInsert } from './bulk-insert.ts'
import { inPieces } from './rows.ts'
import type { Schema } from './schema.ts'

export const insertChanges = bulkInsert<BaseChangeTable>((db, lines) => db.insertInto('base_change').values(lines))
export const insertFaults = bulkInsert<BaseFaultTable>((db, lines) => db.insertInto('base_fault').values(lines))
export const insertConflicts = bulkInsert<BaseConflictTable>((db, lines) =>
  db.insertInto('base_conflict').values(lines),
)

/** The comparison of an import whose lines are meant. */
export interface ComparisonPlace {
  readonly district: string
  readonly import: string
  readonly comparison: number
}

const lineTables = ['base_change', 'base_fault', 'base_conflict'] as const

/** Takes away the lines of all other comparisons of the import. */
export async function keepOnly(db: Kysely<Schema>, place: ComparisonPlace): Promise<void> {
  for (const table of lineTables) {
    await db
      .deleteFrom(table)
      .where('district', '=', place.district)
      .where('import', '=', place.import)
      .where('comparison', '!=', place.comparison)
      .execute()
  }
}

/** Number after which to go on, 0 for the first page, and how many. */
export interface Page {
  readonly after: number
  readonly limit: number
}

export interface ChangeFilter {
  readonly kinds: readonly string[]
  readonly town: string | null
  readonly field: string | null
  readonly areaState: string | null
  readonly text: string | null
}

function changesWhere(
  db: Kysely<Schema>,
  { district, import: id, comparison }: ComparisonPlace,
  { kinds, town, field, areaState, text }: ChangeFilter,
) {
  let query = db
    .selectFrom('base_change')
    .where('district', '=', district)
    .where('import', '=', id)
    .where('comparison', '=', comparison)
  if (kinds.length > 0) query = query.where('kind', 'in', [...kinds])
  if (town !== null) query = query.where('town_code', '=', town)
  if (field !== null) query = query.where(contains('field_names', ` ${field} `))
  if (areaState !== null) query = query.where('area_state', '=', areaState)
  if (text !== null) query = query.where(contains('search', text))
  return query
}

/** Whether a column holds the text, whatever characters it has. */
export function contains(column: string, text: string) {
  const escaped = text.replaceAll(/[\\%_]/g, (character) => `\\${character}`)
  return sql<boolean>`${sql.ref(column)} like ${`%${escaped}%`} escape '\\'`
}

export async function changePage(
  db: Kysely<Schema>,
  place: ComparisonPlace,
  filter: ChangeFilter,
  { after, limit }: Page,
): Promise<readonly BaseChangeTable[]> {
  return changesWhere(db, place, filter)
    .selectAll()
    .where('number', '>', after)
    .orderBy('number')
    .limit(limit)
    .execute()
}

export async function countChanges(db: Kysely<Schema>, place: ComparisonPlace, filter: ChangeFilter): Promise<number> {
  const { total } = await changesWhere(db, place, filter)
    .select((row) => row.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return Number(total)
}

function faultsWhere(db: Kysely<Schema>, { district, import: id, comparison }: ComparisonPlace, effect: string | null) {
  const query = db
    .selectFrom('base_fault')
    .where('district', '=', district)
    .where('import', '=', id)
    .where('comparison', '=', comparison)
  return effect === null ? query : query.where('effect', '=', effect)
}

export async function faultPage(
  db: Kysely<Schema>,
  place: ComparisonPlace,
  effect: string | null,
  { after, limit }: Page,
): Promise<readonly BaseFaultTable[]> {
  return faultsWhere(db, place, effect).selectAll().where('number', '>', after).orderBy('number').limit(limit).execute()
}

export async function countFaults(db: Kysely<Schema>, place: ComparisonPlace, effect: string | null): Promise<number> {
  const { total } = await faultsWhere(db, place, effect)
    .select((row) => row.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return Number(total)
}

export interface ConflictFilter {
  /** Only these; null for all. */
  readonly ids: readonly string[] | null
  readonly type: string | null
  readonly state: 'open' | 'decided' | 'all'
  readonly field: string | null
  readonly text: string | null
}

/** A conflict with what was decided about it. */
export type DecidedConflict = BaseConflictTable & Pick<DecisionColumns, 'choice' | 'decided_by' | 'decided_at'>
interface DecisionColumns {
  readonly choice: string | null
  readonly decided_by: string | null
  readonly decided_at: string | null
}

function conflictsWhere(
  db: Kysely<Schema>,
  { district, import: id, comparison }: ComparisonPlace,
  { ids, type, state, field, text }: ConflictFilter,
) {
  let query = db
    .selectFrom('base_conflict')
    .leftJoin('base_decision', (join) =>
      join
        .onRef('base_decision.district', '=', 'base_conflict.district')
        .onRef('base_decision.import', '=', 'base_conflict.import')
        .onRef('base_decision.conflict', '=', 'base_conflict.id'),
    )
    .where('base_conflict.district', '=', district)
    .where('base_conflict.import', '=', id)
    .where('base_conflict.comparison', '=', comparison)
  if (ids !== null) query = query.where('base_conflict.id', 'in', [...ids])
  if (type !== null) query = query.where('base_conflict.type', '=', type)
  if (field !== null) query = query.where('base_conflict.field', '=', field)
  if (state === 'open') query = query.where('base_decision.choice', 'is', null)
  if (state === 'decided') query = query.where('base_decision.choice', 'is not', null)
  if (text !== null) query = query.where(contains('base_conflict.search', text))
  return query
}

export async function conflictPage(
  db: Kysely<Schema>,
  place: ComparisonPlace,
  filter: ConflictFilter,
  { after, limit }: Page,
): Promise<readonly DecidedConflict[]> {
  return conflictsWhere(db, place, filter)
    .selectAll('base_conflict')
    .select(['base_decision.choice as choice', 'base_decision.by_name as decided_by', 'base_decision.at as decided_at'])
    .where('base_conflict.number', '>', after)
    .orderBy('base_conflict.number')
    .limit(limit)
    .execute()
}

export async function countConflictsOf(
  db: Kysely<Schema>,
  place: ComparisonPlace,
  filter: ConflictFilter,
): Promise<number> {
  const { total } = await conflictsWhere(db, place, filter)
    .select((row) => row.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return Number(total)
}

/** What was decided about the conflicts of an import, by conflict. */
export async function decisionsOf(
  db: Kysely<Schema>,
  district: string,
  id: string,
): Promise<ReadonlyMap<string, BaseDecisionTable>> {
  const found = await db
    .selectFrom('base_decision')
    .selectAll()
    .where('district', '=', district)
    .where('import', '=', id)
    .execute()
  return new Map(found.map((decision) => [decision.conflict, decision]))
}

export async function saveDecisions(db: Kysely<Schema>, decisions: readonly BaseDecisionTable[]): Promise<void> {
  await inPieces(decisions, (piece) =>
    db
      .insertInto('base_decision')
      .values([...piece])
      .onConflict((conflict) =>
        conflict.columns(['district', 'import', 'conflict']).doUpdateSet((row) => ({
          choice: row.ref('excluded.choice'),
          username: row.ref('excluded.username'),
          by_name: row.ref('excluded.by_name'),
          at: row.ref('excluded.at'),
        })),
      )
      .execute(),
  )
}

export async function deleteDecisions(
  db: Kysely<Schema>,
  district: string,
  id: string,
  conflicts: readonly string[],
): Promise<void> {
  await inPieces(conflicts, (piece) =>
    db
      .deleteFrom('base_decision')
      .where('district', '=', district)
      .where('import', '=', id)
      .where('conflict', 'in', [...piece])
      .execute(),
  )
}
