import type { Kysely } from 'kysely'
import type { GateOverrideTable, ReEvaluationTable } from './formal-tables.ts'
import type { Schema } from './schema.ts'

/** Neither revoked nor used: what lets the next formal evaluation of the year pass. */
export async function overridesInForce(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
): Promise<readonly GateOverrideTable[]> {
  return db
    .selectFrom('gate_override')
    .selectAll()
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .where('revoked_at', 'is', null)
    .where('evaluation', 'is', null)
    .orderBy('number')
    .execute()
}

/** Numbers it within the year. */
export async function insertOverride(
  db: Kysely<Schema>,
  line: Omit<GateOverrideTable, 'number' | 'revoked_at' | 'revoked_by' | 'evaluation'>,
): Promise<number> {
  const { district, cycle } = line
  const { last } = await db
    .selectFrom('gate_override')
    .select((over) => over.fn.max('number').as('last'))
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .executeTakeFirstOrThrow()
  const number = Number(last ?? 0) + 1
  await db
    .insertInto('gate_override')
    .values({ ...line, number, revoked_at: null, revoked_by: null, evaluation: null })
    .execute()
  return number
}

export async function updateOverrides(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  numbers: readonly number[],
  changes: Pick<Partial<GateOverrideTable>, 'revoked_at' | 'revoked_by' | 'evaluation'>,
): Promise<void> {
  if (numbers.length === 0) return
  await db
    .updateTable('gate_override')
    .set(changes)
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .where('number', 'in', [...numbers])
    .execute()
}

export async function insertReEvaluation(db: Kysely<Schema>, line: ReEvaluationTable): Promise<void> {
  await db.insertInto('re_evaluation').values(line).execute()
}

/** Why an evaluation was made again; null for one that was not. */
export async function findReEvaluation(
  db: Kysely<Schema>,
  district: string,
  evaluation: number,
): Promise<ReEvaluationTable | null> {
  const found = await db
    .selectFrom('re_evaluation')
    .selectAll()
    .where('district', '=', district)
    .where('evaluation', '=', evaluation)
    .executeTakeFirst()
  return found ?? null
}
