import { type Kysely, sql } from 'kysely'
import { contains } from './base-comparisons.ts'
import { bulkInsert } from './bulk-insert.ts'
import type { DepartmentLineTable, DepartmentListTable } from './department-tables.ts'
import type { Schema } from './schema.ts'

/** Of lists that are being read. */
export const readingState = 'reading'

export async function insertList(db: Kysely<Schema>, line: DepartmentListTable): Promise<void> {
  await db.insertInto('department_list').values(line).execute()
}

export const insertLines = bulkInsert<DepartmentLineTable>((db, lines) =>
  db.insertInto('department_line').values(lines),
)

export async function updateList(
  db: Kysely<Schema>,
  district: string,
  id: string,
  changes: Partial<DepartmentListTable>,
): Promise<void> {
  await db.updateTable('department_list').set(changes).where('district', '=', district).where('id', '=', id).execute()
}

export async function findList(db: Kysely<Schema>, district: string, id: string): Promise<DepartmentListTable | null> {
  const found = await db
    .selectFrom('department_list')
    .selectAll()
    .where('district', '=', district)
    .where('id', '=', id)
    .where('state', '!=', readingState)
    .executeTakeFirst()
  return found ?? null
}

export interface ListFilter {
  readonly district: string
  /** Null for all. */
  readonly department: string | null
  readonly cycle: string | null
  /** Go on below this number; null for the first page. */
  readonly before: number | null
  readonly limit: number
}

/** Newest first. */
export async function listPage(
  db: Kysely<Schema>,
  { district, department, cycle, before, limit }: ListFilter,
): Promise<readonly DepartmentListTable[]> {
  let query = db
    .selectFrom('department_list')
    .selectAll()
    .where('district', '=', district)
    .where('state', '!=', readingState)
    .orderBy('seq', 'desc')
    .limit(limit)
  if (department !== null) query = query.where('department', '=', department)
  if (cycle !== null) query = query.where('cycle', '=', cycle)
  if (before !== null) query = query.where('seq', '<', before)
  return query.execute()
}

/** Every list of a year, of a department or all. */
export async function listsOfCycle(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  department: string | null,
): Promise<readonly DepartmentListTable[]> {
  return listPage(db, { district, department, cycle, before: null, limit: mostOfCycle })
}

/** Departments bring a few lists each. */
const mostOfCycle = 5000

/** A list whose reading never ended, begun before that instant, and its lines. */
export async function deleteBrokenLists(db: Kysely<Schema>, district: string, before: string): Promise<void> {
  const broken = await db
    .selectFrom('department_list')
    .select('id')
    .where('district', '=', district)
    .where('state', '=', readingState)
    .where('at', '<', before)
    .execute()
  for (const { id } of broken) await deleteList(db, district, id)
}

export async function deleteList(db: Kysely<Schema>, district: string, id: string): Promise<void> {
  await db.deleteFrom('department_line').where('district', '=', district).where('list', '=', id).execute()
  await db.deleteFrom('department_list').where('district', '=', district).where('id', '=', id).execute()
}

export interface LineFilter {
  /** Empty for all. */
  readonly states: readonly string[]
  readonly only: 'beyond' | 'faults' | 'not-written' | null
  /** Lower case. */
  readonly text: string | null
}

export const allLines: LineFilter = { states: [], only: null, text: null }

function linesWhere(db: Kysely<Schema>, district: string, list: string, { states, only, text }: LineFilter) {
  let query = db.selectFrom('department_line').where('district', '=', district).where('list', '=', list)
  if (states.length > 0) query = query.where('state', 'in', [...states])
  if (only === 'beyond') query = query.where('beyond_values', '>', 0)
  if (only === 'faults') query = query.where('fault_count', '>', 0)
  if (only === 'not-written') query = query.where('not_written', 'is not', null)
  if (text !== null) query = query.where(contains('search', text))
  return query
}

/** In the order of the file. */
export async function linePage(
  db: Kysely<Schema>,
  district: string,
  list: string,
  filter: LineFilter,
  page: { readonly after: number; readonly limit: number },
): Promise<readonly DepartmentLineTable[]> {
  return linesWhere(db, district, list, filter)
    .selectAll()
    .where('number', '>', page.after)
    .orderBy('number')
    .limit(page.limit)
    .execute()
}

export async function countLines(
  db: Kysely<Schema>,
  district: string,
  list: string,
  filter: LineFilter,
): Promise<number> {
  const { total } = await linesWhere(db, district, list, filter)
    .select((line) => line.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return Number(total)
}

/** What the lines of one state add up to. */
export interface StateSums {
  readonly list: string
  readonly state: string
  readonly lines: number
  readonly created: number
  readonly same: number
  readonly within: number
  readonly beyond: number
  readonly faults: number
  /** Lines about a whole parcel. */
  readonly wholes: number
}

export async function sumsByState(
  db: Kysely<Schema>,
  district: string,
  lists: readonly string[],
): Promise<readonly StateSums[]> {
  if (lists.length === 0) return []
  const rows = await db
    .selectFrom('department_line')
    .select(({ fn }) => [
      'list',
      'state',
      fn.countAll<number>().as('lines'),
      fn.sum<number>('new_values').as('created'),
      fn.sum<number>('same_values').as('same'),
      fn.sum<number>('within_values').as('within'),
      fn.sum<number>('beyond_values').as('beyond'),
      fn.sum<number>('fault_count').as('faults'),
      sql<number>`sum(case when form = 'enterprise-information' and target_parcel is not null and target_uscc is null
        then 1 else 0 end)`.as('wholes'),
    ])
    .where('district', '=', district)
    .where('list', 'in', [...lists])
    .groupBy(['list', 'state'])
    .execute()
  return rows.map(({ list, state, ...sums }) => ({
    list,
    state,
    lines: Number(sums.lines),
    created: Number(sums.created),
    same: Number(sums.same),
    within: Number(sums.within),
    beyond: Number(sums.beyond),
    faults: Number(sums.faults),
    wholes: Number(sums.wholes),
  }))
}

export async function updateLine(
  db: Kysely<Schema>,
  district: string,
  list: string,
  number: number,
  changes: Partial<DepartmentLineTable>,
): Promise<void> {
  await db
    .updateTable('department_line')
    .set(changes)
    .where('district', '=', district)
    .where('list', '=', list)
    .where('number', '=', number)
    .execute()
}

/** File of the first list of the department and year that was applied after that place and still stands; null for none. */
export async function appliedAfter(
  db: Kysely<Schema>,
  district: string,
  department: string,
  cycle: string,
  after: number,
): Promise<string | null> {
  const found = await db
    .selectFrom('department_list')
    .select('file_name')
    .where('district', '=', district)
    .where('department', '=', department)
    .where('cycle', '=', cycle)
    .where('state', '=', 'applied')
    .where('applied_seq', '>', after)
    .orderBy('applied_seq')
    .executeTakeFirst()
  return found?.file_name ?? null
}
