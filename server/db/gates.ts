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

export async function updateCheck(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  changes: Partial<GateCheckTable>,
): Promise<void> {
  await db.updateTable('gate_check').set(changes).where('district', '=', district).where('cycle', '=', cycle).execute()
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
