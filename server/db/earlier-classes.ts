import type { Kysely } from 'kysely'
import { bulkInsert } from './bulk-insert.ts'
import type { EarlierClassTable } from './class-list-tables.ts'
import { lookUp } from './look-up.ts'
import type { Schema } from './schema.ts'

const insertEarlier = bulkInsert<EarlierClassTable>((db, lines) =>
  db
    .insertInto('earlier_class')
    .values(lines)
    .onConflict((conflict) =>
      conflict.columns(['district', 'cycle', 'parcel_code']).doUpdateSet((row) => ({
        town_code: row.ref('excluded.town_code'),
        class: row.ref('excluded.class'),
        standard: row.ref('excluded.standard'),
        source: row.ref('excluded.source'),
        username: row.ref('excluded.username'),
        by_name: row.ref('excluded.by_name'),
        at: row.ref('excluded.at'),
      })),
    ),
)

/** Puts the lines in the place of those of the same parcel and year. */
export async function saveEarlierClasses(db: Kysely<Schema>, lines: readonly EarlierClassTable[]): Promise<void> {
  await insertEarlier(db, lines)
}

export async function earlierClasses(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  parcelCodes: readonly string[],
): Promise<ReadonlyMap<string, EarlierClassTable>> {
  const found = await lookUp(parcelCodes, (codes) =>
    db
      .selectFrom('earlier_class')
      .selectAll()
      .where('district', '=', district)
      .where('cycle', '=', cycle)
      .where('parcel_code', 'in', codes)
      .execute(),
  )
  return new Map(found.map((line) => [line.parcel_code, line]))
}

/** The earlier classes of some parcels in all years, the oldest first. */
export async function earlierHistory(
  db: Kysely<Schema>,
  district: string,
  parcelCodes: readonly string[],
): Promise<readonly EarlierClassTable[]> {
  return lookUp(parcelCodes, (codes) =>
    db
      .selectFrom('earlier_class')
      .selectAll()
      .where('district', '=', district)
      .where('parcel_code', 'in', codes)
      .orderBy('cycle')
      .execute(),
  )
}
