import './mode-badge.css'
import type { EvaluationBody } from '#core/api/evaluations.ts'
import { modeNames } from '#core/evaluation-gates/mode.ts'

/** An estimate is dashed, what counts is filled: nobody may take one for the other. */
export function ModeBadge({ mode }: Pick<EvaluationBody, 'mode'>) {
  return <span class={mode === 'formal' ? 'badge badge-formal' : 'badge badge-dash'}>{modeNames[mode]}</span>
}
