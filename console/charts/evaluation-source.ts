import type { EvaluationBody } from '#core/api/evaluations.ts'
import { modeNames } from '#core/evaluation-gates/mode.ts'
import { instantText } from '#ui/instant.ts'

interface Shown {
  readonly mode: EvaluationBody['mode']
  readonly at: string
  readonly standard: string
}

/** Under a chart that leaves the page: whose figures, of which run, by which standard, and what they are worth. */
export function evaluationSource(district: string, { mode, at, standard }: Shown, today: string): string {
  const run = `${district} ${modeNames[mode]} ${instantText(at, today)}，标准 ${standard}`
  return mode === 'formal' ? `${run}，以审定结果为准` : `${run}，预估结果，不作为正式结果`
}
