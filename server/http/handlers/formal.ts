import { cancelEvaluation } from '../../formal/cancel-evaluation.ts'
import { checkFormalGates } from '../../formal/check-gates.ts'
import { exportFormalGates, exportReEvaluation } from '../../formal/exports.ts'
import { readFormalGates, readGateLines } from '../../formal/gate-views.ts'
import { overrideGate, revokeOverride } from '../../formal/override-gate.ts'
import { reEvaluate } from '../../formal/re-evaluate.ts'
import { readReEvaluation } from '../../formal/re-evaluation-view.ts'
import type { Handlers } from '../types.ts'

type FormalHandlers = Pick<
  Handlers,
  | 'formalGates'
  | 'checkFormalGates'
  | 'formalGateLines'
  | 'exportFormalGates'
  | 'overrideFormalGate'
  | 'revokeFormalGate'
  | 'reEvaluate'
  | 'reEvaluation'
  | 'exportReEvaluation'
  | 'cancelEvaluation'
>

export const formalHandlers: FormalHandlers = {
  async formalGates({ service, grant, query }) {
    return { status: 200, body: await readFormalGates(service, grant, query.cycle) }
  },
  async checkFormalGates({ service, grant, body }) {
    const gates = await checkFormalGates(service, grant, body)
    return { status: gates.check?.status === 'running' ? 202 : 200, body: gates }
  },
  async formalGateLines({ service, query }) {
    return { status: 200, body: await readGateLines(service, query) }
  },
  async exportFormalGates({ service, grant, query }) {
    return { status: 200, file: await exportFormalGates(service, grant, query.cycle) }
  },
  async overrideFormalGate({ service, grant, body }) {
    return { status: 200, body: await overrideGate(service, grant, body) }
  },
  async revokeFormalGate({ service, grant, body }) {
    return { status: 200, body: await revokeOverride(service, grant, body) }
  },
  async reEvaluate({ service, grant, params, body }) {
    const evaluation = await reEvaluate(service, grant, { evaluation: params.id, ...body })
    return { status: evaluation.status === 'running' ? 202 : 201, body: evaluation }
  },
  async reEvaluation({ service, grant, params, query }) {
    return { status: 200, body: await readReEvaluation(service, grant, params.id, query) }
  },
  async exportReEvaluation({ service, grant, params }) {
    return { status: 200, file: await exportReEvaluation(service, grant, params.id) }
  },
  async cancelEvaluation({ service, grant, params }) {
    return { status: 200, body: await cancelEvaluation(service, grant, params.id) }
  },
}
