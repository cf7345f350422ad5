import { type ProblemCode, type ProblemDetails, ProblemError, problem } from '#core/error/problem.ts'

/** The refusal to throw; caught at the edge of the server. */
export function refuse<Code extends ProblemCode>(code: Code, details: ProblemDetails[Code]): ProblemError {
  return new ProblemError(problem(code, details))
}
