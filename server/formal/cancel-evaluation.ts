import type { EvaluationBody } from '#core/api/evaluations.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText } from '../clock.ts'
import { deleteResults, updateRunning } from '../db/evaluations.ts'
import { evaluationBody } from '../evaluation/view.ts'
import { requireEvaluation } from '../evaluation-runs/read-evaluations.ts'
import type { Service } from '../service.ts'

/**
 * Ends a running evaluation without results. Its own process is ended at once where it is ours; another server's finds its
 * row changed at its next write, and leaves nothing either. Throws ProblemError: not-found, evaluation-not-running.
 */
export async function cancelEvaluation(service: Service, grant: Grant, id: string): Promise<EvaluationBody> {
  const { database, clock, audit, evaluator } = service
  const { username, role } = grant.actor
  const { number, district } = await requireEvaluation(service, grant.actor, id)
  const at = instantText(clock.now())
  const isCancelled = await database.write(async (db) => {
    const changes = { status: 'cancelled', finished_at: at, parcels: 0, progress: 0 }
    if (!(await updateRunning(db, district, number, changes))) return false
    await deleteResults(db, district, number)
    await audit.append(db, { district, at, username, role, action: 'evaluation-cancelled', object: id, details: {} })
    return true
  })
  const evaluation = await requireEvaluation(service, grant.actor, id)
  if (!isCancelled) throw new ProblemError(problem('evaluation-not-running', { status: evaluation.status }))
  await evaluator.cancel(number)
  return evaluationBody(evaluation, null)
}
