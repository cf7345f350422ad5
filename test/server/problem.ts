import { expect } from 'vitest'
import { type AnyProblem, type ProblemCode, ProblemError } from '#core/error/problem.ts'

/** The Problem a use case is refused with; fails the test when it is not refused, or with another. */
export async function refusal(running: Promise<unknown>, code: ProblemCode): Promise<AnyProblem> {
  const thrown: unknown = await running.then(
    () => new Error('not refused'),
    (error: unknown) => error,
  )
  if (!(thrown instanceof ProblemError)) throw thrown
  expect(thrown.problem.code).toBe(code)
  return thrown.problem
}
