import { type Kysely, sql } from 'kysely'
import { lookUp } from './look-up.ts'
import type { Schema } from './schema.ts'

/** A line of an imported 低效产业用地清单 with a parcel it was matched to. */
export interface ListedEntry {
  readonly id: string
  readonly parcel_code: string
  readonly row_number: number | null
  readonly entry_values: string
  readonly file_name: string | null
}

function entries(db: Kysely<Schema>, district: string) {
  return db
    .selectFrom('base_entry as entry')
    .innerJoin('base_entry_parcel as of', (join) =>
      join.onRef('of.district', '=', 'entry.district').onRef('of.entry', '=', 'entry.id'),
    )
    .where('entry.district', '=', district)
    .where('entry.kind', '=', 'low-efficiency')
    .where('entry.matched', '=', 1)
}

function waiting(db: Kysely<Schema>, district: string) {
  return entries(db, district).where((line) =>
    line.not(
      line.exists(
        line
          .selectFrom('low_efficiency_stay as stay')
          .select(sql<number>`1`.as('one'))
          .whereRef('stay.district', '=', 'entry.district')
          .whereRef('stay.parcel_code', '=', 'of.parcel_code')
          .where((stay) =>
            stay.or([stay('stay.until_day', 'is', null), stay('stay.entry', '=', stay.ref('entry.id'))]),
          ),
      ),
    ),
  )
}

function withFile(query: ReturnType<typeof entries>) {
  return query
    .leftJoin('base_import as import', (join) =>
      join.onRef('import.district', '=', 'entry.district').onRef('import.id', '=', 'entry.import'),
    )
    .select([
      'entry.id',
      'of.parcel_code as parcel_code',
      'entry.row_number as row_number',
      'entry.entry_values as entry_values',
      'import.file_name as file_name',
    ])
    .orderBy('of.parcel_code')
    .orderBy('entry.seq', 'desc')
}

/** Imported lines whose parcel is not on the list and never was by that line. */
export async function waitingEntries(db: Kysely<Schema>, district: string): Promise<readonly ListedEntry[]> {
  return withFile(waiting(db, district)).execute()
}

export async function countWaiting(db: Kysely<Schema>, district: string): Promise<number> {
  const { found } = await waiting(db, district)
    .select(sql<number>`count(distinct of.parcel_code)`.as('found'))
    .executeTakeFirstOrThrow()
  return Number(found)
}

/** Imported lines of some parcels. */
export async function entriesOfParcels(
  db: Kysely<Schema>,
  district: string,
  parcelCodes: readonly string[],
): Promise<readonly ListedEntry[]> {
  return lookUp(parcelCodes, (codes) => withFile(entries(db, district).where('of.parcel_code', 'in', codes)).execute())
}
