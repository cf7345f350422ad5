import { ProblemError, problem } from './problem.ts'

/** The refusal of a request with one thing wrong with it. @param message for whoever wrote the program that asks */
export function malformed(path: string, message: string): ProblemError {
  return new ProblemError(problem('malformed-request', { issues: [{ path, message }] }))
}
