import type { EvaluationBody } from '#core/api/evaluations.ts'
import type { CycleStage } from '#core/cycle-stage/stage.ts'
import type { RowStatus } from '#core/record/status.ts'
import type { GateId } from '#core/vocabulary/evaluation-gate.ts'
import type { Actor } from '#server/actions/actor.ts'
import { authorise } from '#server/actions/authorise.ts'
import { transition } from '#server/actions/transition.ts'
import { appendStageEvent, stageEvents } from '#server/db/cycle-stages.ts'
import { runEvaluation } from '#server/evaluation-runs/run-evaluation.ts'
import { overrideGate } from '#server/formal/override-gate.ts'
import type { Service } from '#server/service.ts'
import { liQiang, sunLi, wangFang, zhouTao } from '../cast.ts'
import { cycle, example } from '../rows.ts'

/** Brings the year to a stage, whatever stands before it. */
export async function toStage(service: Service, stage: CycleStage = '评估'): Promise<void> {
  const district = service.district.code
  await service.database.write(async (db) => {
    const number = (await stageEvents(db, district, cycle)).length + 1
    const who = { username: zhouTao.username, by_name: zhouTao.name, role: zhouTao.role }
    const event = { act: 'start-evaluation', from_stage: '核验', to_stage: stage, reason: null, evaluation: null }
    const at = '2026-11-21T14:00:00.000+08:00'
    await appendStageEvent(db, { district, cycle, number, ...event, details: '{}', at, ...who })
  })
}

export async function runFormal(service: Service, wait?: number): Promise<EvaluationBody> {
  const grant = await authorise(service, zhouTao, 'runEvaluation')
  return runEvaluation(service, grant, { cycle, mode: 'formal' }, wait)
}

export async function letPass(service: Service, ...gates: readonly GateId[]): Promise<void> {
  const grant = await authorise(service, sunLi, 'overrideFormalGate')
  for (const gate of gates) await overrideGate(service, grant, { cycle, gate, reason: `先行试评 ${gate}` })
}

const steps: readonly (readonly [Actor, RowStatus])[] = [
  [wangFang, 'submitted'],
  [liQiang, 'town-approved'],
  [zhouTao, 'review-approved'],
]

/** Through all steps to 核验通过. */
export async function verify(service: Service, parcelCodes: readonly string[] = [example]): Promise<void> {
  for (const [actor, to] of steps) {
    const grant = await authorise(service, actor, 'transition')
    const { items } = await transition(service, grant, { cycle, to, parcelCodes: [...parcelCodes], reason: '同意' })
    const refused = items.find(({ refusal }) => refusal !== null)
    if (refused !== undefined) throw new Error(`${refused.parcelCode}: ${refused.refusal?.message}`)
  }
}
