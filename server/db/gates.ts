import type { Kysely } from 'kysely'
import { bulkInsert } from './bulk-insert.ts'
import type { GateCheckTable, GateLineTable } from './formal-tables.ts'
import type { Schema } from './schema.ts'

/** Puts a check in the place of the one the year had. */
export async function replaceCheck(db: Kysely<Schema>, check: GateCheckTable): Promise<void> {
  const { district, cycle } = check
  await dropLines(db, district, cycle)
  await db.deleteFrom('gate_check').where('district', '=', district).where('cycle', '=', cycle).execute()
  await db.insertInto('gate_check').values(check).execute()
}

/** Whose check it is and when it began: another may have been put in its place. */
export type BegunCheck = Pick<GateCheckTable, 'district' | 'cycle' | 'started_at' | 'by_name'>

/** False when another check stands in its place. */
export async function updateCheck(
  db: Kysely<Schema>,
  { district, cycle, started_at, by_name }: BegunCheck,
  changes: Partial<GateCheckTable>,
): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('gate_check')
    .set(changes)
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .where('started_at', '=', started_at)
    .where('by_name', '=', by_name)
    .executeTakeFirstOrThrow()
  return numUpdatedRows > 0n
}

/** Checks that have been running since then or longer died with their server. */
export async function failChecks(db: Kysely<Schema>, district: string, startedBy: string, at: string): Promise<void> {
  await db
    .updateTable('gate_check')
    .set({ status: 'failed', finished_at: at })
    .where('district', '=', district)
    .where('status', '=', 'running')
    .where('started_at', '<=', startedBy)
    .execute()
}

export async function findCheck(db: Kysely<Schema>, district: string, cycle: string): Promise<GateCheckTable | null> {
  const found = await db
    .selectFrom('gate_check')
    .selectAll()
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .executeTakeFirst()
  return found ?? null
}

export async function dropLines(db: Kysely<Schema>, district: string, cycle: string): Promise<void> {
  await db.deleteFrom('gate_line').where('district', '=', district).where('cycle', '=', cycle).execute()
}

export const insertGateLines = bulkInsert<GateLineTable>((db, lines) => db.insertInto('gate_line').values(lines))

export interface GateLineFilter {
  readonly district: string
  readonly cycle: string
  readonly gate: string
  /** The last line of the page before; 0 for the first page. */
  readonly after: number
  readonly limit: number
}

/** Lines of a gate in their order. */
export async function gateLinePage(
  db: Kysely<Schema>,
  { district, cycle, gate, after, limit }: GateLineFilter,
): Promise<readonly GateLineTable[]> {
  return db
    .selectFrom('gate_line')
    .selectAll()
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .where('gate', '=', gate)
    .where('line', '>', after)
    .orderBy('line')
    .limit(limit)
    .execute()
}
