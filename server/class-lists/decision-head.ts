import type { Kysely } from 'kysely'
import { gatesIn } from '#core/evaluation-gates/gate.ts'
import { overrideSentences } from '#core/evaluation-gates/override-sentences.ts'
import type { Standard } from '#core/scoring/standard.ts'
import { anyDecided } from '../db/class-lists.ts'
import { findEvaluation } from '../db/evaluations.ts'
import type { Schema } from '../db/schema.ts'
import { recordedStandard } from '../standard-register/recorded.ts'

/** What every output about the decided classes of a year says of them. */
export interface DecisionHead {
  readonly decidedOn: string
  readonly evaluation: number
  readonly standardId: string
  /** Null when it is on record no more. */
  readonly standard: Standard | null
  readonly sentences: readonly string[]
}

/** Null before 审定. */
export async function decisionHead(db: Kysely<Schema>, district: string, cycle: string): Promise<DecisionHead | null> {
  const line = await anyDecided(db, district, cycle)
  if (line === null) return null
  const evaluation = await findEvaluation(db, district, line.evaluation)
  return {
    decidedOn: line.decided_on,
    evaluation: line.evaluation,
    standardId: line.standard,
    standard: evaluation === null ? null : await recordedStandard(db, evaluation),
    sentences: evaluation === null ? [] : overrideSentences(gatesIn(evaluation.gates)),
  }
}
