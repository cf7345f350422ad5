import { ProblemError, problem } from '#core/error/problem.ts'
import { standardById } from '#core/standards/catalogue.ts'

/** A standard in full, as the JSON value it is. Throws ProblemError not-found. */
export function readStandard(id: string): Record<string, unknown> {
  const standard = standardById(id)
  if (standard === null) throw new ProblemError(problem('not-found', { what: `标准 ${id}` }))
  return { ...standard }
}
