import { ProblemError, problem } from '#core/error/problem.ts'
import type { Clock } from '../clock.ts'

interface Bucket {
  tokens: number
  at: number
}

export interface RateLimit {
  /** Throws ProblemError too-busy when the address has asked too often. */
  take(address: string): void
}

const mostAddresses = 10_000

/** So many requests at once from an address, refilled by so many a second. */
export function rateLimit(clock: Clock, capacity: number, perSecond: number): RateLimit {
  const buckets = new Map<string, Bucket>()
  return {
    take(address) {
      const now = clock.now()
      const known = buckets.get(address) ?? { tokens: capacity, at: now }
      const tokens = Math.min(capacity, known.tokens + ((now - known.at) / 1000) * perSecond)
      if (tokens < 1) {
        throw new ProblemError(problem('too-busy', { retryAfterSeconds: Math.ceil((1 - tokens) / perSecond) }))
      }
      // Taken out and put in again, so that the first of the map is the one unseen for longest.
      buckets.delete(address)
      buckets.set(address, { tokens: tokens - 1, at: now })
      const oldest = buckets.keys().next().value
      if (buckets.size > mostAddresses && oldest !== undefined) buckets.delete(oldest)
    },
  }
}
