import type { Kysely } from 'kysely'
import { cycleStageNamed, firstStage } from '#core/cycle-stage/stage.ts'
import { stageEvents } from '../../db/cycle-stages.ts'
import type { Schema } from '../../db/schema.ts'

/** Why results cannot be told yet: in which stage the year is, and what comes first. Null once classes are decided. */
export async function notDecided(db: Kysely<Schema>, district: string, cycle: string): Promise<string | null> {
  const decided = await db
    .selectFrom('decided_class')
    .select('parcel_code')
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .limit(1)
    .executeTakeFirst()
  if (decided !== undefined) return null
  const last = (await stageEvents(db, district, cycle)).at(-1)
  const stage = cycleStageNamed(last?.to_stage ?? '') ?? firstStage
  return `${cycle}年度现在是“${stage}”，还没有审定结果。审定登记后才能出具。`
}
