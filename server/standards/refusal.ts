import { malformed } from '#core/error/malformed.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { type StandardAct, standardActNames } from '#core/standard-book/act.ts'
import { isCalendarDate } from '#core/vocabulary/calendar-date.ts'

/** The act is there, but something it needs is missing. @param reason as a sentence */
export function actRefused(act: StandardAct, reason: string): ProblemError {
  return new ProblemError(problem('standard-act-refused', { act: standardActNames[act], reason }))
}

/** What was sent is no standard, or contradicts itself. @param faults sentences, each with its place */
export function textRefused(faults: readonly { readonly path: string; readonly message: string }[]): ProblemError {
  return new ProblemError(problem('standard-refused', { faults }))
}

/** A gap or an overlap. @param reason as a sentence */
export function periodRefused(reason: string): ProblemError {
  return new ProblemError(problem('standard-period-refused', { reason }))
}

/** Throws ProblemError malformed-request for 30 February. */
export function requireDay(day: string, path: string): void {
  if (isCalendarDate(day)) return
  throw malformed(path, `no such day: ${day}`)
}
