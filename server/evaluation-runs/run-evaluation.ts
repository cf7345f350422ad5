import type { EvaluationBody } from '#core/api/evaluations.ts'
import { malformed } from '#core/error/malformed.ts'
import type { EvaluationMode } from '#core/evaluation-gates/mode.ts'
import type { Grant } from '../actions/authorise.ts'
import { todayInShanghai } from '../clock.ts'
import type { Service } from '../service.ts'
import { standardToRun } from '../standards/to-run.ts'
import { beginEvaluation, waitMilliseconds } from './begin-evaluation.ts'

/** A formal evaluation is of a year in 评估; one that corrects it comes later, too. */
const formalStages = ['评估'] as const

export interface EvaluationRequest {
  readonly cycle: string
  /** Absent: a draft. */
  readonly mode?: EvaluationMode | undefined
  /** To try; a formal evaluation is by the one in force. */
  readonly standard?: string | undefined
}

/**
 * Runs a draft over a year of the whole district, with the standard in force today or, as a trial, another of the
 * register; or a formal evaluation, which passes the gates, freezes and locks what it judged. Answers when it is done, or
 * after twenty seconds with the evaluation still running.
 * Throws ProblemError: no-standard-in-force, standards-overlap, not-found and standard-refused (of a trial), too-busy (one
 * at a time), evaluation-failed; formal: malformed-request with a standard, wrong-stage, formal-blocked.
 */
export async function runEvaluation(
  service: Service,
  { actor }: Grant,
  { cycle, mode = 'draft', standard }: EvaluationRequest,
  wait = waitMilliseconds,
): Promise<EvaluationBody> {
  const isFormal = mode === 'formal'
  if (isFormal && standard !== undefined) {
    throw malformed('standard', 'none with a formal evaluation')
  }
  const chosen = await service.database.read((db) => standardToRun(db, service, actor, standard ?? null))
  const today = todayInShanghai(service.clock)
  const stages = isFormal ? formalStages : null
  return beginEvaluation(service, actor, { cycle, today, mode, basis: null, stages, reason: null, ...chosen }, wait)
}
