import { type Kysely, sql } from 'kysely'
import { isFormId } from '#core/forms/catalogue.ts'
import { parseKey } from '#core/record/key.ts'
import { bulkInsert } from './bulk-insert.ts'
import type { BulkItemTable, BulkOperationTable } from './bulk-tables.ts'
import { lookUp } from './look-up.ts'
import { filteredLines, type ParcelFilter } from './parcel-list.ts'
import type { Schema } from './schema.ts'

export async function insertOperation(db: Kysely<Schema>, line: BulkOperationTable): Promise<void> {
  await db.insertInto('bulk_operation').values(line).execute()
}

export async function updateOperation(
  db: Kysely<Schema>,
  district: string,
  id: string,
  changes: Partial<BulkOperationTable>,
): Promise<void> {
  await db.updateTable('bulk_operation').set(changes).where('district', '=', district).where('id', '=', id).execute()
}

export async function findOperation(
  db: Kysely<Schema>,
  district: string,
  id: string,
): Promise<BulkOperationTable | null> {
  const found = await db
    .selectFrom('bulk_operation')
    .selectAll()
    .where('district', '=', district)
    .where('id', '=', id)
    .executeTakeFirst()
  return found ?? null
}

/** Of a year, newest first, those before the number; those of an organisation's people, or all with null. */
export async function operationPage(
  db: Kysely<Schema>,
  { district, cycle, org }: { district: string; cycle: string; org: string | null },
  before: number | null,
  limit: number,
): Promise<readonly BulkOperationTable[]> {
  let query = db
    .selectFrom('bulk_operation')
    .selectAll()
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .orderBy('seq', 'desc')
    .limit(limit)
  if (before !== null) query = query.where('seq', '<', before)
  if (org !== null) query = query.where('org', '=', org)
  return query.execute()
}

const insertItems = bulkInsert<BulkItemTable>((db, items) => db.insertInto('bulk_item').values(items))

export function insertChosen(db: Kysely<Schema>, items: readonly BulkItemTable[]): Promise<void> {
  return insertItems(db, items)
}

/** All that a filter finds at this moment, in one statement. */
export async function insertFiltered(db: Kysely<Schema>, operation: string, filter: ParcelFilter): Promise<void> {
  const found = filteredLines(db, filter).select([
    'parcel.district',
    sql<string>`cast(${operation} as text)`.as('operation'),
    'parcel.parcel_code',
    'parcel.town_code',
    sql<string>`cast('waiting' as text)`.as('state'),
  ])
  await db
    .insertInto('bulk_item')
    .columns(['district', 'operation', 'parcel_code', 'town_code', 'state'])
    .expression(found)
    .execute()
}

export async function itemPage(
  db: Kysely<Schema>,
  { district, operation, state }: { district: string; operation: string; state: string | null },
  after: string,
  limit: number,
): Promise<readonly BulkItemTable[]> {
  let query = db
    .selectFrom('bulk_item')
    .selectAll()
    .where('district', '=', district)
    .where('operation', '=', operation)
    .where('parcel_code', '>', after)
    .orderBy('parcel_code')
    .limit(limit)
  if (state !== null) query = query.where('state', '=', state)
  return query.execute()
}

export async function updateItem(
  db: Kysely<Schema>,
  { district, operation, parcel_code }: Pick<BulkItemTable, 'district' | 'operation' | 'parcel_code'>,
  changes: Partial<BulkItemTable>,
): Promise<void> {
  await db
    .updateTable('bulk_item')
    .set(changes)
    .where('district', '=', district)
    .where('operation', '=', operation)
    .where('parcel_code', '=', parcel_code)
    .execute()
}

export interface StateCount {
  readonly operation: string
  readonly state: string
  readonly items: number
}

/** How many items of these operations stand in each state. */
export async function countsByState(
  db: Kysely<Schema>,
  district: string,
  operations: readonly string[],
): Promise<readonly StateCount[]> {
  const counts = await lookUp(operations, (ids) =>
    db
      .selectFrom('bulk_item')
      .select(({ fn }) => ['operation', 'state', fn.countAll().as('items')])
      .where('district', '=', district)
      .where('operation', 'in', ids)
      .groupBy(['operation', 'state'])
      .execute(),
  )
  return counts.map(({ operation, state, items }) => ({ operation, state, items: Number(items) }))
}

/** Revision of the last transition of each of the parcels. */
export async function lastTransitions(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  parcelCodes: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  const found = await lookUp(parcelCodes, (codes) =>
    db
      .selectFrom('row_transition')
      .select(({ fn }) => ['parcel_code', fn.max('revision').as('revision')])
      .where('district', '=', district)
      .where('cycle', '=', cycle)
      .where('parcel_code', 'in', codes)
      .groupBy('parcel_code')
      .execute(),
  )
  return new Map(found.map(({ parcel_code, revision }) => [parcel_code, Number(revision)]))
}

/** How many open conflicts the parcels of a year have, their firms' included, by parcel. */
export async function openConflicts(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
): Promise<ReadonlyMap<string, number>> {
  const open = await db
    .selectFrom('field_conflict')
    .select(['form', 'row_key'])
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .where('state', '=', 'open')
    .execute()
  const counts = new Map<string, number>()
  for (const { form, row_key } of open) {
    const code = isFormId(form) ? parseKey(form, row_key)?.parcelCode : undefined
    if (code !== undefined) counts.set(code, (counts.get(code) ?? 0) + 1)
  }
  return counts
}

/** Effective values of the parcels' own rows, as JSON, by key. */
export async function effectiveOfParcels(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  rowKeys: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await lookUp(rowKeys, (keys) =>
    db
      .selectFrom('row')
      .select(['district', 'form', 'row_key', 'effective'])
      .where('district', '=', district)
      .where('form', '=', 'parcel-self-assessment')
      .where('cycle', '=', cycle)
      .where('row_key', 'in', keys)
      .execute(),
  )
  return new Map(rows.map(({ row_key, effective }) => [row_key, effective]))
}
