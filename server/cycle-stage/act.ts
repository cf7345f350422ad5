import type { CycleStageBody, PlainStageAct } from '#core/api/cycle-stages.ts'
import { mayAct, type StageActRule, stageActs } from '#core/cycle-stage/act.ts'
import { malformed } from '#core/error/malformed.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { type Grant, recordDenial } from '../actions/authorise.ts'
import { replaceDecidedClasses } from '../db/decided-classes.ts'
import { latestFormal } from '../db/evaluations.ts'
import type { Service } from '../service.ts'
import { requireDocuments } from './documents.ts'
import { requireLast, requireReady } from './guard.ts'
import { recordStageAct } from './record-act.ts'
import { stageBody } from './view.ts'

export interface AskedAct {
  readonly act: PlainStageAct
  readonly last: number
  readonly reason?: string | undefined
  readonly documents?: readonly string[] | undefined
}

/**
 * Moves a year on, or a stage back with a reason; a step back out of 审定 takes the decided classes away. Throws
 * ProblemError: not-allowed (also written to the audit log), stage-changed, wrong-stage, stage-not-ready, not-found,
 * malformed-request.
 */
export async function actOnCycle(
  service: Service,
  grant: Grant,
  cycle: string,
  asked: AskedAct,
): Promise<CycleStageBody> {
  const { actor } = grant
  const { act, last, documents = [] } = asked
  if (!mayAct(act, actor.role)) {
    await recordDenial(service, actor, grant.endpoint, { act })
    throw new ProblemError(problem('not-allowed', { role: actor.role }))
  }
  const reason = reasonOf(asked)
  const district = service.district.code
  await service.database.write(async (db) => {
    await requireLast(db, district, cycle, last)
    const named = await requireDocuments(db, district, cycle, documents)
    const evaluation = act.startsWith('review') ? ((await latestFormal(db, district, cycle))?.number ?? null) : null
    const details = { documents: named.map(({ sha256 }) => sha256) }
    const event = await recordStageAct(db, service, actor, { cycle, act, reason, evaluation, details })
    await requireReady(db, service, cycle, act)
    if (event.from_stage === '审定' && event.to_stage === '研判') await replaceDecidedClasses(db, district, cycle, [])
  })
  return service.database.read((db) => stageBody(db, service, actor, cycle))
}

function reasonOf({ act, reason }: AskedAct): string | null {
  const { reason: isNeeded }: StageActRule = stageActs[act]
  if (isNeeded && reason === undefined) {
    throw malformed('reason', 'needed')
  }
  return reason ?? null
}
