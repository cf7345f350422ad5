import type { Kysely } from 'kysely'
import { contains } from './base-comparisons.ts'
import type { BaseEntryParcelTable, BaseEntryTable } from './base-map-tables.ts'
import { bulkInsert } from './bulk-insert.ts'
import { lookUp } from './look-up.ts'
import type { Schema } from './schema.ts'

export const insertEntries = bulkInsert<BaseEntryTable>((db, entries) => db.insertInto('base_entry').values(entries))
export const insertEntryParcels = bulkInsert<BaseEntryParcelTable>((db, lines) =>
  db.insertInto('base_entry_parcel').values(lines),
)

/** Content of the lines of a kind that are on file already. */
export async function entryHashes(db: Kysely<Schema>, district: string, kind: string): Promise<ReadonlySet<string>> {
  const found = await db
    .selectFrom('base_entry')
    .select('content_hash')
    .where('district', '=', district)
    .where('kind', '=', kind)
    .execute()
  return new Set(found.map(({ content_hash }) => content_hash))
}

export interface EntryFilter {
  readonly district: string
  readonly kinds: readonly string[]
  readonly state: string | null
  readonly matched: boolean | null
  readonly parcelCode: string | null
  readonly text: string | null
}

function entriesWhere(db: Kysely<Schema>, { district, kinds, state, matched, parcelCode, text }: EntryFilter) {
  let query = db
    .selectFrom('base_entry')
    .where('district', '=', district)
    .where('kind', 'in', [...kinds])
  if (state !== null) query = query.where('state', '=', state)
  if (matched !== null) query = query.where('matched', '=', matched ? 1 : 0)
  if (text !== null) query = query.where(contains('search', text))
  if (parcelCode !== null) {
    query = query.where('id', 'in', (nested) =>
      nested
        .selectFrom('base_entry_parcel')
        .select('entry')
        .where('base_entry_parcel.district', '=', district)
        .where('base_entry_parcel.parcel_code', '=', parcelCode),
    )
  }
  return query
}

/** Newest first, below the number given. */
export async function entryPage(
  db: Kysely<Schema>,
  filter: EntryFilter,
  before: number | null,
  limit: number,
): Promise<readonly BaseEntryTable[]> {
  const query = entriesWhere(db, filter).selectAll().orderBy('seq', 'desc').limit(limit)
  return (before === null ? query : query.where('seq', '<', before)).execute()
}

export async function countEntries(db: Kysely<Schema>, filter: EntryFilter): Promise<number> {
  const { total } = await entriesWhere(db, filter)
    .select((row) => row.fn.countAll<number>().as('total'))
    .executeTakeFirstOrThrow()
  return Number(total)
}

export async function entriesById(
  db: Kysely<Schema>,
  district: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, BaseEntryTable>> {
  const found = await lookUp(ids, (some) =>
    db.selectFrom('base_entry').selectAll().where('district', '=', district).where('id', 'in', some).execute(),
  )
  return new Map(found.map((entry) => [entry.id, entry]))
}

/** Codes of the parcels each entry touches. */
export async function parcelsOfEntries(
  db: Kysely<Schema>,
  district: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = await lookUp(ids, (some) =>
    db
      .selectFrom('base_entry_parcel')
      .selectAll()
      .where('district', '=', district)
      .where('entry', 'in', some)
      .orderBy('parcel_code')
      .execute(),
  )
  const codes = new Map<string, string[]>()
  for (const { entry, parcel_code } of found) codes.set(entry, [...(codes.get(entry) ?? []), parcel_code])
  return codes
}

export async function updateEntry(
  db: Kysely<Schema>,
  district: string,
  id: string,
  changes: Partial<BaseEntryTable>,
): Promise<void> {
  await db.updateTable('base_entry').set(changes).where('district', '=', district).where('id', '=', id).execute()
}

export async function replaceEntryParcels(
  db: Kysely<Schema>,
  district: string,
  entry: string,
  codes: readonly string[],
): Promise<void> {
  await db.deleteFrom('base_entry_parcel').where('district', '=', district).where('entry', '=', entry).execute()
  await insertEntryParcels(
    db,
    codes.map((parcelCode) => ({ district, entry, parcel_code: parcelCode })),
  )
}

/** Parcels of a year by who owns them or is on them: code, name, land user, firm. */
export interface ParcelOfFirm {
  readonly parcel_code: string
  readonly parcel_name: string | null
  readonly why: 'owner' | 'firm' | 'name'
  readonly key: string
}

export async function parcelsOfFirms(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  usccs: readonly string[],
  names: readonly string[],
): Promise<readonly ParcelOfFirm[]> {
  const lines = (column: 'owner_uscc' | 'owner_name', keys: readonly string[]) =>
    lookUp(keys, (some) =>
      db
        .selectFrom('parcel')
        .select(['parcel_code', 'parcel_name', `${column} as key`])
        .where('district', '=', district)
        .where('cycle', '=', cycle)
        .where(column, 'in', some)
        .orderBy('parcel_code')
        .execute(),
    )
  const firms = await lookUp(usccs, (some) =>
    db
      .selectFrom('row')
      .select(['parcel_code', 'uscc as key'])
      .where('district', '=', district)
      .where('cycle', '=', cycle)
      .where('uscc', 'in', some)
      .where('uscc', 'is not', null)
      .where('removed', '=', 0)
      .execute(),
  )
  const named =
    (why: ParcelOfFirm['why']) =>
    (line: { parcel_code: string; parcel_name?: string | null; key: string | null }): ParcelOfFirm[] =>
      line.key === null
        ? []
        : [{ parcel_code: line.parcel_code, parcel_name: line.parcel_name ?? null, why, key: line.key }]
  return [
    ...(await lines('owner_uscc', usccs)).flatMap(named('owner')),
    ...firms.flatMap(named('firm')),
    ...(await lines('owner_name', names)).flatMap(named('name')),
  ]
}
