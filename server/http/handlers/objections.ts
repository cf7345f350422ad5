import type { objectionEndpoints } from '#core/api/objections.ts'
import { actOnObjection } from '../../objection/act.ts'
import { attachToObjection, objectionFile } from '../../objection/files.ts'
import { readObjection } from '../../objection/find.ts'
import { listObjections } from '../../objection/list.ts'
import { openObjection } from '../../objection/open.ts'
import { readReEvaluation, reEvaluateObjections } from '../../objection/re-evaluation.ts'
import type { Handlers } from '../types.ts'

type ObjectionHandlers = Pick<Handlers, keyof typeof objectionEndpoints>

export const objectionHandlers: ObjectionHandlers = {
  async objections({ service, grant, query }) {
    return { status: 200, body: await listObjections(service, grant, query) }
  },
  async openObjection({ service, grant, body }) {
    return { status: 201, body: await openObjection(service, grant, body) }
  },
  async objection({ service, grant, params }) {
    return { status: 200, body: await readObjection(service, grant, params.id) }
  },
  async actOnObjection({ service, grant, params, body }) {
    return { status: 200, body: await actOnObjection(service, grant, params.id, body) }
  },
  async attachToObjection({ service, grant, params, body }) {
    return { status: 200, body: await attachToObjection(service, grant, params.id, body) }
  },
  async objectionFile({ service, grant, params }) {
    return { status: 200, file: await objectionFile(service, grant, params.id, params.sha256) }
  },
  async objectionReEvaluation({ service, query }) {
    return { status: 200, body: await readReEvaluation(service, query.cycle) }
  },
  async reEvaluateObjections({ service, grant, body }) {
    const done = await reEvaluateObjections(service, grant, body)
    return { status: done.running === null ? 200 : 202, body: done }
  },
}
