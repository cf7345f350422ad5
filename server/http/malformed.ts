import { ProblemError, problem } from '#core/error/problem.ts'

/** The refusal of a request with one thing wrong with it. */
export function malformed(path: string, message: string): ProblemError {
  return new ProblemError(problem('malformed-request', { issues: [{ path, message }] }))
}
