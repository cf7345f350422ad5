import type { Kysely } from 'kysely'
import type { BaseImportTable, BaseMappingTable, BaseRecordTable } from './base-map-tables.ts'
import { bulkInsert } from './bulk-insert.ts'
import { lookUp } from './look-up.ts'
import type { Schema } from './schema.ts'

/** Of imports that are being read. */
export const readingState = 'reading'

export async function insertImport(db: Kysely<Schema>, line: BaseImportTable): Promise<void> {
  await db.insertInto('base_import').values(line).execute()
}

export async function updateImport(
  db: Kysely<Schema>,
  district: string,
  id: string,
  changes: Partial<BaseImportTable>,
): Promise<void> {
  await db.updateTable('base_import').set(changes).where('district', '=', district).where('id', '=', id).execute()
}

export async function findImport(db: Kysely<Schema>, district: string, id: string): Promise<BaseImportTable | null> {
  const found = await db
    .selectFrom('base_import')
    .selectAll()
    .where('district', '=', district)
    .where('id', '=', id)
    .where('state', '!=', readingState)
    .executeTakeFirst()
  return found ?? null
}

export interface ImportFilter {
  readonly district: string
  readonly kinds: readonly string[]
  readonly state: string | null
  /** Go on below this number; null for the first page. */
  readonly before: number | null
  readonly limit: number
}

/** Newest first. */
export async function importPage(
  db: Kysely<Schema>,
  { district, kinds, state, before, limit }: ImportFilter,
): Promise<readonly BaseImportTable[]> {
  let query = db
    .selectFrom('base_import')
    .selectAll()
    .where('district', '=', district)
    .where('state', '!=', readingState)
    .where('kind', 'in', [...kinds])
    .orderBy('seq', 'desc')
    .limit(limit)
  if (state !== null) query = query.where('state', '=', state)
  if (before !== null) query = query.where('seq', '<', before)
  return query.execute()
}

/** Imports whose reading never ended, begun before that instant, and their records. */
export async function deleteBrokenImports(db: Kysely<Schema>, district: string, before: string): Promise<void> {
  const broken = await db
    .selectFrom('base_import')
    .select('id')
    .where('district', '=', district)
    .where('state', '=', readingState)
    .where('at', '<', before)
    .execute()
  for (const { id } of broken) await deleteImport(db, district, id)
}

export async function deleteImport(db: Kysely<Schema>, district: string, id: string): Promise<void> {
  await db.deleteFrom('base_record').where('district', '=', district).where('import', '=', id).execute()
  await db.deleteFrom('base_import').where('district', '=', district).where('id', '=', id).execute()
}

export const insertRecords = bulkInsert<BaseRecordTable>((db, records) => db.insertInto('base_record').values(records))

/** What the reading of a record needs; boundaries are asked for apart. */
export type RecordLine = Pick<BaseRecordTable, 'number' | 'row_number' | 'record_cells' | 'area' | 'faults'> &
  RecordExtent
export type RecordExtent = Pick<BaseRecordTable, 'west' | 'south' | 'east' | 'north'>

/** Records in order, after the number given. */
export async function recordsAfter(
  db: Kysely<Schema>,
  district: string,
  id: string,
  after: number,
  limit: number,
): Promise<readonly RecordLine[]> {
  return db
    .selectFrom('base_record')
    .select(['district', 'import', 'number', 'row_number', 'record_cells', 'area', 'faults'])
    .select(['west', 'south', 'east', 'north'])
    .where('district', '=', district)
    .where('import', '=', id)
    .where('number', '>', after)
    .orderBy('number')
    .limit(limit)
    .execute()
}

/** Whole records, with their boundaries, by number. */
export async function wholeRecords(
  db: Kysely<Schema>,
  district: string,
  id: string,
  numbers: readonly number[],
): Promise<ReadonlyMap<number, BaseRecordTable>> {
  const found = await lookUp(numbers, (some) =>
    db
      .selectFrom('base_record')
      .selectAll()
      .where('district', '=', district)
      .where('import', '=', id)
      .where('number', 'in', some)
      .execute(),
  )
  return new Map(found.map((record) => [record.number, record]))
}

export async function findMapping(
  db: Kysely<Schema>,
  district: string,
  kind: string,
  headingSet: string,
): Promise<string | null> {
  const found = await db
    .selectFrom('base_mapping')
    .select('mapping')
    .where('district', '=', district)
    .where('kind', '=', kind)
    .where('heading_set', '=', headingSet)
    .executeTakeFirst()
  return found?.mapping ?? null
}

export async function saveMapping(db: Kysely<Schema>, line: BaseMappingTable): Promise<void> {
  const { mapping, username, by_name, at } = line
  await db
    .insertInto('base_mapping')
    .values(line)
    .onConflict((conflict) =>
      conflict.columns(['district', 'kind', 'heading_set']).doUpdateSet({ mapping, username, by_name, at }),
    )
    .execute()
}

/** File and sheet of imports. */
export async function importPlaces(
  db: Kysely<Schema>,
  district: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Pick<BaseImportTable, 'file_name' | 'sheet'>>> {
  const found = await lookUp(ids, (some) =>
    db
      .selectFrom('base_import')
      .select(['id', 'file_name', 'sheet'])
      .where('district', '=', district)
      .where('id', 'in', some)
      .execute(),
  )
  return new Map(found.map(({ id, ...place }) => [id, place]))
}
