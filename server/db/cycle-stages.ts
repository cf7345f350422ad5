import type { Kysely } from 'kysely'
import type { CycleStageEventTable } from './deciding-tables.ts'
import type { Schema } from './schema.ts'

export async function appendStageEvent(db: Kysely<Schema>, event: CycleStageEventTable): Promise<void> {
  await db.insertInto('cycle_stage_event').values(event).execute()
}

/** Events of a year, the oldest first. */
export async function stageEvents(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
): Promise<readonly CycleStageEventTable[]> {
  return db
    .selectFrom('cycle_stage_event')
    .selectAll()
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .orderBy('number')
    .execute()
}
