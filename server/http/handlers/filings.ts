import { ProblemError, problem } from '#core/error/problem.ts'
import type { Handlers } from '../types.ts'

type FilingHandlers = Pick<
  Handlers,
  'filings' | 'filing' | 'createFiling' | 'declareFiling' | 'actOnFiling' | 'filingSummaries'
>

/** Stands in until the use case does. */
async function notBuilt(): Promise<never> {
  throw new ProblemError(problem('too-busy', { retryAfterSeconds: 60 }))
}

export const filingHandlers: FilingHandlers = {
  filings: notBuilt,
  filing: notBuilt,
  createFiling: notBuilt,
  declareFiling: notBuilt,
  actOnFiling: notBuilt,
  filingSummaries: notBuilt,
}
