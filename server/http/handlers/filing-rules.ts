import { ProblemError, problem } from '#core/error/problem.ts'
import type { Handlers } from '../types.ts'

type FilingRuleHandlers = Pick<
  Handlers,
  'filingRules' | 'readCalendarNotice' | 'applyCalendarYear' | 'changeClockRule' | 'changeChecklist'
>

/** Stands in until the use case does. */
async function notBuilt(): Promise<never> {
  throw new ProblemError(problem('too-busy', { retryAfterSeconds: 60 }))
}

export const filingRuleHandlers: FilingRuleHandlers = {
  filingRules: notBuilt,
  readCalendarNotice: notBuilt,
  applyCalendarYear: notBuilt,
  changeClockRule: notBuilt,
  changeChecklist: notBuilt,
}
