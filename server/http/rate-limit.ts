import { ProblemError, problem } from '#core/error/problem.ts'
import type { Clock } from '../clock.ts'

interface Bucket {
  tokens: number
  at: number
}

export interface RateLimit {
  /** Throws ProblemError too-many-requests when this address or account has asked too often. */
  take(asker: string): void
}

const mostAskers = 10_000

/** So many requests at once from an address or an account, refilled by so many a second. */
export function rateLimit(clock: Clock, capacity: number, perSecond: number): RateLimit {
  const buckets = new Map<string, Bucket>()
  return {
    take(asker) {
      const now = clock.now()
      const known = buckets.get(asker) ?? { tokens: capacity, at: now }
      // A clock that was set back takes nothing from anybody.
      const tokens = Math.min(capacity, known.tokens + (Math.max(0, now - known.at) / 1000) * perSecond)
      if (tokens < 1) {
        throw new ProblemError(problem('too-many-requests', { retryAfterSeconds: Math.ceil((1 - tokens) / perSecond) }))
      }
      // Taken out and put in again, so that the first of the map is the one unseen for longest.
      buckets.delete(asker)
      buckets.set(asker, { tokens: tokens - 1, at: now })
      const oldest = buckets.keys().next().value
      if (buckets.size > mostAskers && oldest !== undefined) buckets.delete(oldest)
    },
  }
}
