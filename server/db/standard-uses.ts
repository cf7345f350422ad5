import type { Kysely } from 'kysely'
import type { EvaluationTable } from './evaluation-tables.ts'
import type { Schema } from './schema.ts'

/** How often a text of a standard was used. */
export interface StandardUse {
  readonly standard: string
  /** Null for evaluations from before the register. */
  readonly hash: string | null
  readonly isTrial: boolean
  readonly evaluations: number
}

/** Evaluations of the district that are done, by standard, text and kind. */
export async function usesOfStandards(db: Kysely<Schema>, district: string): Promise<readonly StandardUse[]> {
  const found = await db
    .selectFrom('evaluation')
    .select((line) => ['standard', 'standard_hash', 'trial', line.fn.countAll<number>().as('evaluations')])
    .where('district', '=', district)
    .where('status', '=', 'done')
    .groupBy(['standard', 'standard_hash', 'trial'])
    .execute()
  return found.map(({ standard, standard_hash, trial, evaluations }) => ({
    standard,
    hash: standard_hash,
    isTrial: trial === 1,
    evaluations: Number(evaluations),
  }))
}

/** Trials by any text of the standard, newest first. */
export async function trialsOf(
  db: Kysely<Schema>,
  district: string,
  standard: string,
  limit: number,
): Promise<readonly EvaluationTable[]> {
  return db
    .selectFrom('evaluation')
    .selectAll()
    .where('district', '=', district)
    .where('standard', '=', standard)
    .where('trial', '=', 1)
    .orderBy('number', 'desc')
    .limit(limit)
    .execute()
}

/** Whether any evaluation, of whatever outcome, names the standard. */
export async function isNamed(db: Kysely<Schema>, district: string, standard: string): Promise<boolean> {
  const found = await db
    .selectFrom('evaluation')
    .select('number')
    .where('district', '=', district)
    .where('standard', '=', standard)
    .limit(1)
    .executeTakeFirst()
  return found !== undefined
}

/** Evaluations by the standard in force that were begun from the first day up to before the other; null is for ever. */
export async function evaluationsBetween(
  db: Kysely<Schema>,
  district: string,
  from: string,
  before: string | null,
): Promise<readonly Pick<EvaluationTable, 'number' | 'started_at' | 'standard'>[]> {
  const query = db
    .selectFrom('evaluation')
    .select(['number', 'started_at', 'standard'])
    .where('district', '=', district)
    .where('trial', '=', 0)
    .where('status', '!=', 'failed')
    .where('started_at', '>=', from)
    .orderBy('number', 'desc')
    .limit(100)
  return (before === null ? query : query.where('started_at', '<', before)).execute()
}
