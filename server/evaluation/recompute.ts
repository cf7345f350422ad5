import type { Kysely } from 'kysely'
import type { Recomputation } from '#core/api/evaluations.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { engineFor } from '#core/scoring/engines.ts'
import type { Evaluation, ParcelResult } from '#core/scoring/result.ts'
import type { EvaluationTable } from '../db/evaluation-tables.ts'
import { findEvaluation, tracePage } from '../db/evaluations.ts'
import type { Schema } from '../db/schema.ts'
import { recordedStandard } from '../standard-register/recorded.ts'
import { inputPieces } from './basis.ts'
import { thaw } from './frozen-inputs.ts'
import type { EvaluationSummary } from './summary.ts'

const tracesAtOnce = 400
/** Parcels that are named; the number of all is told. */
const mostNamed = 20

/**
 * Computes an evaluation again from what it judged, with the standard and the engine it names, and compares every result
 * byte by byte with what is stored. Throws ProblemError: not-found, evaluation-not-done, evaluation-not-recomputable,
 * engine-unknown.
 */
export async function recompute(db: Kysely<Schema>, district: string, number: number): Promise<Recomputation> {
  const evaluation = await findEvaluation(db, district, number)
  if (evaluation === null) throw new ProblemError(problem('not-found', { what: `评估 ${number}` }))
  const { status, input_hash: inputHash } = evaluation
  if (status !== 'done') throw new ProblemError(problem('evaluation-not-done', { status }))
  const engine = engineFor(evaluation.engine)
  if ('code' in engine) throw new ProblemError(engine)
  const standard = await recordedStandard(db, evaluation)
  if (standard === null) throw notRecomputable('标准')
  const inputs = await thaw(inputPieces(db, district, inputHash ?? ''))
  if (inputs.facts.length === 0 && evaluation.parcels > 0) throw notRecomputable('输入')
  const again = engine.evaluate(inputs.facts, standard).evaluation
  const results = await differing(db, evaluation, again.parcels)
  const isInputSame = inputs.hash === inputHash
  const areGroupsSame = sameGroups(evaluation, again)
  return {
    evaluation: String(number),
    standard: evaluation.standard,
    engine: engine.version,
    inputHash: inputs.hash,
    parcels: again.parcels.length,
    isInputSame,
    areGroupsSame,
    differing: results.length,
    examples: results.slice(0, mostNamed),
    isSame: isInputSame && areGroupsSame && results.length === 0,
  }
}

function notRecomputable(missing: '输入' | '标准'): ProblemError {
  return new ProblemError(problem('evaluation-not-recomputable', { missing }))
}

/** Codes of the parcels whose stored result is not, byte by byte, what was computed, or that only one side has. */
async function differing(
  db: Kysely<Schema>,
  { district, number }: EvaluationTable,
  computed: readonly ParcelResult[],
): Promise<readonly string[]> {
  const byCode = new Map(computed.map((result) => [result.parcelCode, result]))
  const found: string[] = []
  let after = ''
  for (;;) {
    const page = await tracePage(db, district, number, after, tracesAtOnce)
    for (const { parcel_code: code, result } of page) {
      if (JSON.stringify(byCode.get(code)) !== result) found.push(code)
      byCode.delete(code)
      after = code
    }
    if (page.length < tracesAtOnce) return [...found, ...byCode.keys()]
  }
}

function sameGroups({ summary }: EvaluationTable, { groups }: Evaluation): boolean {
  const stored = summary === null ? [] : (JSON.parse(summary) as EvaluationSummary).groups
  return JSON.stringify(stored) === JSON.stringify(groups)
}
