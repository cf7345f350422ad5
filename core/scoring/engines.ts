import { type Problem, problem } from '../error/problem.ts'
import type { ParcelFacts } from '../facts/facts.ts'
import { engineVersion } from './engine.ts'
import { type EvaluationAmongPeers, evaluateAmongPeers } from './evaluate.ts'
import type { Standard } from './standard.ts'

/** One version of how facts become results. */
export interface Engine {
  readonly version: string
  readonly evaluate: (facts: readonly ParcelFacts[], standard: Standard) => EvaluationAmongPeers
}

/**
 * Every version that ever made results, oldest first. A change of what the same facts score is a new version: the old one
 * keeps its code beside the new (core/scoring/engine-1.0.0/…) and its line here, so that its results stay computable.
 */
export const engines: readonly Engine[] = [{ version: engineVersion, evaluate: evaluateAmongPeers }]

/** The engine a result names, or a Problem: no other version is a stand-in for it. */
export function engineFor(version: string): Engine | Problem<'engine-unknown'> {
  const found = engines.find((engine) => engine.version === version)
  return found ?? problem('engine-unknown', { version, known: engines.map((engine) => engine.version).join('、') })
}
