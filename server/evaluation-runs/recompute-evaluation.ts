import type { Recomputation } from '#core/api/evaluations.ts'
import type { Grant } from '../actions/authorise.ts'
import { runRecompute } from '../evaluation/run-recompute.ts'
import type { Service } from '../service.ts'
import { requireDone } from './read-evaluations.ts'

/**
 * Computes an evaluation again and tells whether the same comes out. Throws ProblemError: not-found, evaluation-not-done,
 * evaluation-not-recomputable, engine-unknown, too-busy.
 */
export async function recomputeEvaluation(service: Service, { actor }: Grant, id: string): Promise<Recomputation> {
  const { number, district } = await requireDone(service, actor, id)
  return runRecompute({ url: service.database.url, district, number })
}
