import type { Kysely } from 'kysely'
import { bulkInsert } from './bulk-insert.ts'
import { followDecided } from './class-list-follow.ts'
import type { DecidedClassTable } from './deciding-tables.ts'
import { lookUp } from './look-up.ts'
import type { Schema } from './schema.ts'

const insertDecided = bulkInsert<DecidedClassTable>((db, lines) => db.insertInto('decided_class').values(lines))

/**
 * Puts the decided classes of a year in the place of those it had; what follows from them follows at once.
 * @param lines all of them, or in pages
 */
export async function replaceDecidedClasses(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  lines: readonly DecidedClassTable[] | AsyncIterable<readonly DecidedClassTable[]>,
): Promise<void> {
  await db.deleteFrom('decided_class').where('district', '=', district).where('cycle', '=', cycle).execute()
  for await (const page of Symbol.asyncIterator in lines ? lines : [lines]) await insertDecided(db, page)
  await followDecided(db, district, cycle)
}

/** What was decided for some parcels of a year, in the order of their codes. */
export async function decidedClasses(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  parcelCodes: readonly string[],
): Promise<readonly DecidedClassTable[]> {
  return lookUp(parcelCodes, (codes) =>
    db
      .selectFrom('decided_class')
      .selectAll()
      .where('district', '=', district)
      .where('cycle', '=', cycle)
      .where('parcel_code', 'in', codes)
      .orderBy('parcel_code')
      .execute(),
  )
}

/** What was decided for a parcel over the years, the oldest first. */
export async function decidedHistory(
  db: Kysely<Schema>,
  district: string,
  parcelCode: string,
): Promise<readonly DecidedClassTable[]> {
  return db
    .selectFrom('decided_class')
    .selectAll()
    .where('district', '=', district)
    .where('parcel_code', '=', parcelCode)
    .orderBy('cycle')
    .execute()
}

/** Decided classes of a year by code, after the code given. */
export async function decidedPage(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  after: string,
  limit: number,
): Promise<readonly DecidedClassTable[]> {
  return db
    .selectFrom('decided_class')
    .selectAll()
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .where('parcel_code', '>', after)
    .orderBy('parcel_code')
    .limit(limit)
    .execute()
}
