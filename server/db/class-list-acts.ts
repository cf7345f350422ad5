import type { Kysely } from 'kysely'
import { bulkInsert } from './bulk-insert.ts'
import type { ClassListActTable, ClassListItemTable } from './class-list-tables.ts'
import { lookUp } from './look-up.ts'
import type { Schema } from './schema.ts'

export const insertActItems = bulkInsert<ClassListItemTable>((db, items) =>
  db.insertInto('class_list_item').values(items),
)

export async function insertListAct(
  db: Kysely<Schema>,
  act: ClassListActTable,
  parcelCodes: readonly string[],
): Promise<void> {
  const { district, id } = act
  await db.insertInto('class_list_act').values(act).execute()
  await insertActItems(
    db,
    parcelCodes.map((parcelCode) => ({ district, act: id, parcel_code: parcelCode })),
  )
}

export async function findListAct(db: Kysely<Schema>, district: string, id: string): Promise<ClassListActTable | null> {
  const found = await db
    .selectFrom('class_list_act')
    .selectAll()
    .where('district', '=', district)
    .where('id', '=', id)
    .executeTakeFirst()
  return found ?? null
}

export async function itemsOfAct(db: Kysely<Schema>, district: string, act: string): Promise<readonly string[]> {
  const items = await db
    .selectFrom('class_list_item')
    .select('parcel_code')
    .where('district', '=', district)
    .where('act', '=', act)
    .orderBy('parcel_code')
    .execute()
  return items.map(({ parcel_code }) => parcel_code)
}

export async function updateListAct(
  db: Kysely<Schema>,
  { district, id }: Pick<ClassListActTable, 'district' | 'id'>,
  changes: Partial<ClassListActTable>,
): Promise<void> {
  await db.updateTable('class_list_act').set(changes).where('district', '=', district).where('id', '=', id).execute()
}

export interface ActFilter {
  readonly district: string
  readonly kinds: readonly string[]
  /** Only about these policies; null for all. */
  readonly policies: readonly string[] | null
}

/** Newest first, below the number given. */
export async function listActPage(
  db: Kysely<Schema>,
  { district, kinds, policies }: ActFilter,
  before: number | null,
  limit: number,
): Promise<readonly ClassListActTable[]> {
  if (kinds.length === 0 || policies?.length === 0) return []
  let query = db
    .selectFrom('class_list_act')
    .selectAll()
    .where('district', '=', district)
    .where('kind', 'in', [...kinds])
  if (policies !== null) query = query.where('policy', 'in', [...policies])
  if (before !== null) query = query.where('seq', '<', before)
  return query.orderBy('seq', 'desc').limit(limit).execute()
}

export async function listActsById(
  db: Kysely<Schema>,
  district: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, ClassListActTable>> {
  const found = await lookUp(ids, (some) =>
    db.selectFrom('class_list_act').selectAll().where('district', '=', district).where('id', 'in', some).execute(),
  )
  return new Map(found.map((act) => [act.id, act]))
}
