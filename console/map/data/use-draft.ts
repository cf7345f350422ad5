import type { EvaluationBody } from '#core/api/evaluations.ts'
import type { Standard } from '#core/scoring/standard.ts'
import { useAnswer } from '../../data/use-answer.ts'
import { mayAsk } from '../../frame/entries.ts'
import { useSession } from '../../session/session.ts'
import { useStandard } from '../../standards/use-standard.ts'

/** The evaluation that is shown, with its standard: what classes and figures on the map come from. */
export interface Draft {
  readonly evaluation: EvaluationBody
  /** Null while on its way. */
  readonly standard: Standard | null
}

/** Null: there is none, it is on its way, or the reader may not see evaluations. */
export function useDraft(cycle: string): Draft | null {
  const { account } = useSession()
  const { value } = useAnswer(
    'evaluations',
    mayAsk('evaluations', account.role) ? { query: { cycle, limit: 100 } } : null,
  )
  const done = (value?.items ?? []).filter(({ status, trial }) => status === 'done' && !trial)
  const evaluation = done.find(({ mode }) => mode === 'formal') ?? done[0] ?? null
  const standard = useStandard(evaluation?.standard ?? null)
  return evaluation === null ? null : { evaluation, standard: standard.value }
}
