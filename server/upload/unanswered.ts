import { ProblemError, problem } from '#core/error/problem.ts'
import type { ChildFailure, ChildLimits } from '../jobs/child-pool.ts'

/**
 * What to throw where the child that reads a workbook gave no answer: too-busy, workbook-time-out, workbook-bomb; a child
 * that died is a defect of ours.
 * @param reader what did not read, for the log
 */
export function unanswered(
  failure: ChildFailure,
  { seconds, heapMegabytes }: Pick<ChildLimits, 'seconds' | 'heapMegabytes'>,
  reader: string,
): Error {
  switch (failure.kind) {
    case 'busy':
      return new ProblemError(problem('too-busy', { retryAfterSeconds: seconds }))
    case 'timed-out':
      return new ProblemError(problem('workbook-time-out', { seconds }))
    case 'out-of-memory':
      return new ProblemError(problem('workbook-bomb', { reason: `${heapMegabytes} MB` }))
    case 'died':
      return new Error(`The ${reader} failed: ${failure.reason}`)
  }
}
