import type { EvaluationBody } from '#core/api/evaluations.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { gatesIn } from '#core/evaluation-gates/gate.ts'
import { engineFor } from '#core/scoring/engines.ts'
import type { Grant } from '../actions/authorise.ts'
import { todayInShanghai } from '../clock.ts'
import { distinct } from '../collections.ts'
import type { EvaluationTable } from '../db/evaluation-tables.ts'
import { latestFormal } from '../db/evaluations.ts'
import { resultsOf } from '../db/re-evaluation.ts'
import { beginEvaluation, waitMilliseconds } from '../evaluation-runs/begin-evaluation.ts'
import { requireDone } from '../evaluation-runs/read-evaluations.ts'
import type { Service } from '../service.ts'
import { recordedStandard } from '../standard-register/recorded.ts'

/** What was found during 公示 or 研判 is corrected there; before, a formal evaluation is simply run again. */
const stages = ['评估', '公示', '研判'] as const

export interface ReEvaluationOrder {
  readonly evaluation: string
  readonly parcelCodes: readonly string[]
  readonly reason: string
}

/** Parcels a refusal names. */
const mostNamed = 5

/**
 * Judges the named parcels again, as they stand now, among all others as they were: the inputs a formal evaluation froze,
 * its standard and its engine make a new formal evaluation. Answers when it is done, or after `wait` milliseconds with the
 * evaluation still running. Throws ProblemError: not-found, evaluation-not-done, wrong-stage, re-evaluation-refused (not
 * the year's newest formal one, or parcels that it did not judge), evaluation-not-recomputable, engine-unknown, too-busy,
 * formal-blocked (the named parcels do not pass what the whole passed), evaluation-failed.
 */
export async function reEvaluate(
  service: Service,
  { actor }: Grant,
  { evaluation: id, parcelCodes, reason }: ReEvaluationOrder,
  wait = waitMilliseconds,
): Promise<EvaluationBody> {
  const { database, district } = service
  const evaluation = await requireDone(service, actor, id)
  const { number, cycle, input_hash: inputHash, engine, gates } = evaluation
  const named = distinct(parcelCodes)
  const { latest, standard, known } = await database.read(async (db) => ({
    latest: await latestFormal(db, district.code, cycle),
    standard: await recordedStandard(db, evaluation),
    known: await resultsOf(db, district.code, number, named),
  }))
  requireNewest(evaluation, latest)
  const unknown = named.filter((code) => !known.has(code))
  if (unknown.length > 0) throw refused(`正式评估 #${number} 没有评过 ${unknown.slice(0, mostNamed).join('、')}。`)
  const hash = evaluation.standard_hash
  if (standard === null || hash === null) throw notRecomputable('标准')
  if (inputHash === null) throw notRecomputable('输入')
  const madeBy = engineFor(engine)
  if ('code' in madeBy) throw new ProblemError(madeBy)
  const basis = { number, inputHash, engine, parcelCodes: named, gates: gatesIn(gates) }
  const made = { standard, hash, isTrial: false }
  const today = todayInShanghai(service.clock)
  return beginEvaluation(service, actor, { cycle, today, mode: 'formal', basis, stages, reason, ...made }, wait)
}

function requireNewest({ number, mode }: EvaluationTable, latest: EvaluationTable | null): void {
  if (mode !== 'formal') throw refused(`#${number} 是草评；草评随时可以重新运行，不用重新评估。`)
  if (latest !== null && latest.number !== number) {
    throw refused(`#${number} 之后已有正式评估 #${latest.number}，请以它为底。`)
  }
}

function refused(reason: string): ProblemError {
  return new ProblemError(problem('re-evaluation-refused', { reason }))
}

function notRecomputable(missing: '输入' | '标准'): ProblemError {
  return new ProblemError(problem('evaluation-not-recomputable', { missing }))
}
