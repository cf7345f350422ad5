import type { Kysely } from 'kysely'
import { type CycleStage, cycleStageNamed, firstStage } from '#core/cycle-stage/stage.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { stageEvents } from './db/cycle-stages.ts'
import { latestFormal } from './db/evaluations.ts'
import type { Schema } from './db/schema.ts'

/**
 * The stage a year is in: where its last event led. A year nobody has moved yet stands where its data shows it: 评估 with
 * a formal evaluation, 填报 with parcels, 下发 without.
 */
export async function stageOf(db: Kysely<Schema>, district: string, cycle: string): Promise<CycleStage> {
  const last = (await stageEvents(db, district, cycle)).at(-1)
  if (last !== undefined) return cycleStageNamed(last.to_stage) ?? firstStage
  if ((await latestFormal(db, district, cycle)) !== null) return '评估'
  const parcel = await db
    .selectFrom('parcel')
    .select('parcel_code')
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .limit(1)
    .executeTakeFirst()
  return parcel === undefined ? firstStage : '填报'
}

/**
 * The stage of the year when it is one of those allowed. To be asked inside the transaction that acts on it. Throws
 * ProblemError wrong-stage.
 */
export async function requireStage(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  allowed: readonly CycleStage[],
): Promise<CycleStage> {
  const stage = await stageOf(db, district, cycle)
  if (allowed.includes(stage)) return stage
  throw new ProblemError(problem('wrong-stage', { cycle, stage, needed: allowed }))
}
