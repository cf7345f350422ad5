import { exportResults } from '../../evaluation-runs/export-results.ts'
import { readEvaluation, readEvaluations } from '../../evaluation-runs/read-evaluations.ts'
import { readResult, readResults } from '../../evaluation-runs/read-results.ts'
import { recomputeEvaluation } from '../../evaluation-runs/recompute-evaluation.ts'
import { runEvaluation } from '../../evaluation-runs/run-evaluation.ts'
import type { Handlers } from '../types.ts'

type EvaluationHandlers = Pick<
  Handlers,
  'runEvaluation' | 'evaluations' | 'evaluation' | 'recomputation' | 'results' | 'result' | 'exportResults'
>

export const evaluationHandlers: EvaluationHandlers = {
  async runEvaluation({ service, grant, body }) {
    const evaluation = await runEvaluation(service, grant, body)
    return { status: evaluation.status === 'running' ? 202 : 201, body: evaluation }
  },
  async evaluations({ service, grant, query }) {
    return { status: 200, body: await readEvaluations(service, grant, query) }
  },
  async evaluation({ service, grant, params }) {
    return { status: 200, body: await readEvaluation(service, grant, params.id) }
  },
  async recomputation({ service, grant, params }) {
    return { status: 200, body: await recomputeEvaluation(service, grant, params.id) }
  },
  async results({ service, grant, params, query }) {
    return { status: 200, body: await readResults(service, grant, params.id, query) }
  },
  async result({ service, grant, params }) {
    return { status: 200, body: await readResult(service, grant, params.id, params.parcelCode) }
  },
  async exportResults({ service, grant, params, query }) {
    return { status: 200, file: await exportResults(service, grant, params.id, query.approval) }
  },
}
