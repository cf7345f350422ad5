import type { Insertable, Kysely } from 'kysely'
import { bulkInsert } from './bulk-insert.ts'
import { compiledOnce } from './compiled-once.ts'
import type { RowTable, RowTransitionTable, RowVersionTable, Schema } from './schema.ts'

/** Few sizes, so that few statements serve all lists and stay prepared. */
const pieceSizes = [64, 16, 4, 1] as const

/** Hands a list on in pieces, each short enough for one statement, in order. */
export async function inPieces<Item>(
  items: readonly Item[],
  each: (piece: readonly Item[]) => Promise<unknown>,
): Promise<void> {
  let start = 0
  for (const size of pieceSizes) {
    while (items.length - start >= size) {
      await each(items.slice(start, start + size))
      start += size
    }
  }
}

const readRows = compiledOnce<{ district: string; cycle: string }, RowTable>((db, value, codes) =>
  db
    .selectFrom('row')
    .selectAll()
    .where('district', '=', value('district'))
    .where('cycle', '=', value('cycle'))
    .where('parcel_code', 'in', codes)
    .orderBy('parcel_code')
    .orderBy('row_key'),
)

/** Rows of the parcels (their own and their firms'), by parcel, the parcel's own first. */
export function rowsOfParcels(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  parcelCodes: readonly string[],
): Promise<readonly RowTable[]> {
  return readRows(db, { district, cycle }, parcelCodes)
}

const insertRows = bulkInsert<RowTable>((db, rows) =>
  db
    .insertInto('row')
    .values(rows)
    .onConflict((conflict) =>
      conflict.columns(['district', 'form', 'cycle', 'row_key']).doUpdateSet((row) => ({
        town_code: row.ref('excluded.town_code'),
        revision: row.ref('excluded.revision'),
        status: row.ref('excluded.status'),
        layered: row.ref('excluded.layered'),
        effective: row.ref('excluded.effective'),
        share: row.ref('excluded.share'),
        form_version: row.ref('excluded.form_version'),
        seq: row.ref('excluded.seq'),
        updated_at: row.ref('excluded.updated_at'),
        updated_by: row.ref('excluded.updated_by'),
        removed: row.ref('excluded.removed'),
      })),
    ),
)

/** Writes rows as they stand now. Sorted by key, so that two writers never wait for each other in a circle. */
export function saveRows(db: Kysely<Schema>, rows: readonly RowTable[]): Promise<void> {
  return insertRows(
    db,
    [...rows].sort((a, b) => compareKeys(a, b)),
  )
}

interface KeyColumns {
  readonly form: string
  readonly cycle: string
  readonly row_key: string
}

function compareKeys(a: KeyColumns, b: KeyColumns): number {
  return compareTexts(a.form, b.form) || compareTexts(a.cycle, b.cycle) || compareTexts(a.row_key, b.row_key)
}

export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** Adds changes to the record. */
export const appendVersions = bulkInsert<RowVersionTable>((db, versions) =>
  db.insertInto('row_version').values(versions),
)

export async function appendTransition(db: Kysely<Schema>, transition: Insertable<RowTransitionTable>): Promise<void> {
  await db.insertInto('row_transition').values(transition).execute()
}

const readVersions = compiledOnce<{ district: string; form: string; cycle: string }, RowVersionTable>(
  (db, value, keys) =>
    db
      .selectFrom('row_version')
      .selectAll()
      .where('district', '=', value('district'))
      .where('form', '=', value('form'))
      .where('cycle', '=', value('cycle'))
      .where('row_key', 'in', keys)
      .orderBy('row_key')
      .orderBy('revision')
      .orderBy('layer'),
)

/** Every change of the rows named, oldest first. */
export function versionsOfRows(
  db: Kysely<Schema>,
  district: string,
  form: string,
  cycle: string,
  rowKeys: readonly string[],
): Promise<readonly RowVersionTable[]> {
  return readVersions(db, { district, form, cycle }, rowKeys)
}

/** Status changes of a parcel, oldest first. */
export async function transitionsOfParcel(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  parcelCode: string,
): Promise<readonly RowTransitionTable[]> {
  return db
    .selectFrom('row_transition')
    .selectAll()
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .where('parcel_code', '=', parcelCode)
    .orderBy('revision')
    .execute()
}
