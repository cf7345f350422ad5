import type { Problem } from '#core/error/problem.ts'

/** Refused for want of a right, not for the state of what was asked for: goes into the audit log. */
export function isDenial({ code }: Pick<Problem, 'code'>): boolean {
  return code === 'not-allowed' || code === 'row-outside-scope'
}
