import { type Kysely, sql } from 'kysely'
import { bulkInsert } from './bulk-insert.ts'
import type { FindingTotalTable, Schema, TownTotalTable } from './schema.ts'

const insertTownTotals = bulkInsert<TownTotalTable>((db, totals) =>
  db
    .insertInto('town_total')
    .values(totals)
    .onConflict((conflict) =>
      conflict.columns(['district', 'cycle', 'town_code']).doUpdateSet((row) => ({
        parcels: row('town_total.parcels', '+', row.ref('excluded.parcels')),
        not_started: row('town_total.not_started', '+', row.ref('excluded.not_started')),
        draft: row('town_total.draft', '+', row.ref('excluded.draft')),
        submitted: row('town_total.submitted', '+', row.ref('excluded.submitted')),
        approved: row('town_total.approved', '+', row.ref('excluded.approved')),
        land_area_hundredths: row('town_total.land_area_hundredths', '+', row.ref('excluded.land_area_hundredths')),
        firms: row('town_total.firms', '+', row.ref('excluded.firms')),
        required: row('town_total.required', '+', row.ref('excluded.required')),
        filled: row('town_total.filled', '+', row.ref('excluded.filled')),
        errors: row('town_total.errors', '+', row.ref('excluded.errors')),
        warnings: row('town_total.warnings', '+', row.ref('excluded.warnings')),
        open_errors: row('town_total.open_errors', '+', row.ref('excluded.open_errors')),
        open_warnings: row('town_total.open_warnings', '+', row.ref('excluded.open_warnings')),
        with_errors: row('town_total.with_errors', '+', row.ref('excluded.with_errors')),
        open_with_errors: row('town_total.open_with_errors', '+', row.ref('excluded.open_with_errors')),
      })),
    ),
)

/** Adds to the sums of the towns of one year; a sum of no parcels is taken away. */
export async function addTownTotals(db: Kysely<Schema>, totals: readonly TownTotalTable[]): Promise<void> {
  const [first] = totals
  if (first === undefined) return
  await insertTownTotals(db, totals)
  await db
    .deleteFrom('town_total')
    .where('district', '=', first.district)
    .where('cycle', '=', first.cycle)
    .where('parcels', '=', 0)
    .execute()
}

const insertFindingTotals = bulkInsert<FindingTotalTable>((db, totals) =>
  db
    .insertInto('finding_total')
    .values(totals)
    .onConflict((conflict) =>
      conflict.columns(['district', 'cycle', 'town_code', 'code', 'level']).doUpdateSet((row) => ({
        found: row('finding_total.found', '+', row.ref('excluded.found')),
        open_found: row('finding_total.open_found', '+', row.ref('excluded.open_found')),
      })),
    ),
)

/** Adds to the numbers of findings by code of one year; a code without findings is taken away. */
export async function addFindingTotals(db: Kysely<Schema>, totals: readonly FindingTotalTable[]): Promise<void> {
  const [first] = totals
  if (first === undefined) return
  await insertFindingTotals(db, totals)
  await db
    .deleteFrom('finding_total')
    .where('district', '=', first.district)
    .where('cycle', '=', first.cycle)
    .where('found', '=', 0)
    .where('open_found', '=', 0)
    .execute()
}

export async function townTotals(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  town: string | null,
): Promise<readonly TownTotalTable[]> {
  let query = db
    .selectFrom('town_total')
    .selectAll()
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .orderBy('town_code')
  if (town !== null) query = query.where('town_code', '=', town)
  return query.execute()
}

export interface CodeTotal {
  readonly code: string
  readonly level: string
  readonly found: number
}

/** The most frequent codes, most frequent first; `open` leaves out what rests on masked values. */
export async function topFindings(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  town: string | null,
  open: boolean,
  limit: number,
): Promise<readonly CodeTotal[]> {
  const column = open ? 'open_found' : 'found'
  let query = db
    .selectFrom('finding_total')
    .select(['code', 'level', sql<number>`sum(${sql.ref(column)})`.as('found')])
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .where('level', 'in', ['error', 'warning'])
    .groupBy(['code', 'level'])
    .having(sql`sum(${sql.ref(column)})`, '>', 0)
    .orderBy('found', 'desc')
    .orderBy('code')
    .limit(limit)
  if (town !== null) query = query.where('town_code', '=', town)
  return query.execute()
}

/** Years that have parcels, newest first. */
export async function cyclesWithParcels(db: Kysely<Schema>, district: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('town_total')
    .select('cycle')
    .distinct()
    .where('district', '=', district)
    .orderBy('cycle', 'desc')
    .execute()
  return rows.map((row) => row.cycle)
}
