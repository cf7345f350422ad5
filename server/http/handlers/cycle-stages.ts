import type { cycleStageEndpoints } from '#core/api/cycle-stages.ts'
import { actOnCycle } from '../../cycle-stage/act.ts'
import { readDecision, recordDecision } from '../../cycle-stage/decide.ts'
import { readStageDocument, uploadStageDocument } from '../../cycle-stage/documents.ts'
import { stageBody } from '../../cycle-stage/view.ts'
import type { Handlers } from '../types.ts'

type CycleStageHandlers = Pick<Handlers, keyof typeof cycleStageEndpoints>

export const cycleStageHandlers: CycleStageHandlers = {
  async cycleStages({ service, grant, params }) {
    const body = await service.database.read((db) => stageBody(db, service, grant.actor, params.cycle))
    return { status: 200, body }
  },
  async actOnCycle({ service, grant, params, body }) {
    return { status: 200, body: await actOnCycle(service, grant, params.cycle, body) }
  },
  async uploadStageDocument({ service, grant, params, body }) {
    const { name, bytes } = body
    return { status: 200, body: await uploadStageDocument(service, grant, params.cycle, { name, bytes }) }
  },
  async stageDocument({ service, params }) {
    return { status: 200, file: await readStageDocument(service, params.cycle, params.sha256) }
  },
  async decision({ service, grant, params }) {
    return { status: 200, body: await readDecision(service, grant.actor.role, params.cycle) }
  },
  async recordDecision({ service, grant, params, body }) {
    return { status: 200, body: await recordDecision(service, grant, params.cycle, body) }
  },
}
