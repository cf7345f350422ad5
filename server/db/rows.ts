import type { Insertable, Kysely } from 'kysely'
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

/** Rows of the parcels (their own and their firms'), by parcel, the parcel's own first. */
export async function rowsOfParcels(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  parcelCodes: readonly string[],
): Promise<readonly RowTable[]> {
  const found: RowTable[] = []
  await inPieces(parcelCodes, async (piece) => {
    const rows = await db
      .selectFrom('row')
      .selectAll()
      .where('district', '=', district)
      .where('cycle', '=', cycle)
      .where('parcel_code', 'in', piece)
      .orderBy('parcel_code')
      .orderBy('row_key')
      .execute()
    for (const row of rows) found.push(row)
  })
  return found
}

/** Writes rows as they stand now. Sorted by key, so that two writers never wait for each other in a circle. */
export async function saveRows(db: Kysely<Schema>, rows: readonly RowTable[]): Promise<void> {
  const sorted = [...rows].sort((a, b) => compareKeys(a, b))
  await inPieces(sorted, (piece) =>
    db
      .insertInto('row')
      .values([...piece])
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
      )
      .execute(),
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

export async function appendVersions(
  db: Kysely<Schema>,
  versions: readonly Insertable<RowVersionTable>[],
): Promise<void> {
  await inPieces(versions, (piece) =>
    db
      .insertInto('row_version')
      .values([...piece])
      .execute(),
  )
}

export async function appendTransition(db: Kysely<Schema>, transition: Insertable<RowTransitionTable>): Promise<void> {
  await db.insertInto('row_transition').values(transition).execute()
}

/** Every change of the rows named, oldest first. */
export async function versionsOfRows(
  db: Kysely<Schema>,
  district: string,
  form: string,
  cycle: string,
  rowKeys: readonly string[],
): Promise<readonly RowVersionTable[]> {
  const found: RowVersionTable[] = []
  await inPieces(rowKeys, async (piece) => {
    const versions = await db
      .selectFrom('row_version')
      .selectAll()
      .where('district', '=', district)
      .where('form', '=', form)
      .where('cycle', '=', cycle)
      .where('row_key', 'in', piece)
      .orderBy('row_key')
      .orderBy('revision')
      .orderBy('layer')
      .execute()
    for (const version of versions) found.push(version)
  })
  return found
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
