import { ProblemError, problem } from '#core/error/problem.ts'

/** @param reason in Chinese, as a clause */
export function listRefused(reason: string): ProblemError {
  return new ProblemError(problem('class-list-refused', { reason }))
}
