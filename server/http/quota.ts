import { ProblemError, problem } from '#core/error/problem.ts'

/** Something there is only so much of, shared by those who ask: places, bytes. */
export interface Quota {
  /** Throws ProblemError: too-many-requests (this asker holds too much), too-busy (all together do). */
  take(asker: string, amount?: number): void
  give(asker: string, amount?: number): void
}

export function quota(ofOne: number, ofAll: number): Quota {
  const held = new Map<string, number>()
  let all = 0
  return {
    take(asker, amount = 1) {
      const own = (held.get(asker) ?? 0) + amount
      if (own > ofOne) throw new ProblemError(problem('too-many-requests', { retryAfterSeconds: 1 }))
      if (all + amount > ofAll) throw new ProblemError(problem('too-busy', { retryAfterSeconds: 1 }))
      held.set(asker, own)
      all += amount
    },
    give(asker, amount = 1) {
      const own = (held.get(asker) ?? 0) - amount
      if (own > 0) held.set(asker, own)
      else held.delete(asker)
      all -= amount
    },
  }
}
