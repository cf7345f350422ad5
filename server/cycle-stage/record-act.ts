import type { Kysely } from 'kysely'
import { type StageAct, stageActs, stageAfter, stageBefore } from '#core/cycle-stage/act.ts'
import { type CycleStage, cycleStageNamed } from '#core/cycle-stage/stage.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import type { Actor } from '../actions/actor.ts'
import { instantText } from '../clock.ts'
import { appendStageEvent, stageEvents } from '../db/cycle-stages.ts'
import type { CycleStageEventTable } from '../db/deciding-tables.ts'
import type { Schema } from '../db/schema.ts'
import { stageOf } from '../require-stage.ts'
import type { Service } from '../service.ts'

/** An act on a year's stages with what belongs to it. */
export interface AskedStageAct {
  readonly cycle: string
  readonly act: StageAct
  readonly reason?: string | null
  /** The evaluation it is about. */
  readonly evaluation?: number | null
  /** What else belongs to it: days, documents, receipt. No personal data. */
  readonly details?: Readonly<Record<string, unknown>>
}

/**
 * Writes an act on the stages of a year and its entry in the audit log, in the transaction of whoever calls; that the
 * act may be done from here, the table of acts says. Throws ProblemError wrong-stage.
 */
export async function recordStageAct(
  db: Kysely<Schema>,
  { audit, clock, district: { code: district } }: Pick<Service, 'audit' | 'clock' | 'district'>,
  { username, name, role }: Actor,
  { cycle, act, reason = null, evaluation = null, details = {} }: AskedStageAct,
): Promise<CycleStageEventTable> {
  const stage = await stageOf(db, district, cycle)
  const events = await stageEvents(db, district, cycle)
  const to = stageAfter(act, stage, stageBefore(stage, enteredFrom(events, stage)))
  if (to === null) throw new ProblemError(problem('wrong-stage', { cycle, stage, needed: stageActs[act].from }))
  const at = instantText(clock.now())
  const event: CycleStageEventTable = {
    district,
    cycle,
    number: (events.at(-1)?.number ?? 0) + 1,
    act,
    from_stage: stage,
    to_stage: to,
    reason,
    evaluation,
    details: JSON.stringify(details),
    at,
    username,
    by_name: name,
    role,
  }
  await appendStageEvent(db, event)
  // The reason is somebody's own words and stands with the event.
  const told = { act, from: stage, to, evaluation, number: event.number }
  await audit.append(db, { district, at, username, role, action: 'stage-act', object: `cycle ${cycle}`, details: told })
  return event
}

/** The stage from which the year came into this one; null when it began in it. */
export function enteredFrom(
  events: readonly Pick<CycleStageEventTable, 'from_stage' | 'to_stage'>[],
  stage: CycleStage,
): CycleStage | null {
  const entry = events.findLast(({ from_stage, to_stage }) => to_stage === stage && from_stage !== stage)
  return entry === undefined ? null : cycleStageNamed(entry.from_stage)
}
