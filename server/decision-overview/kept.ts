import type { Database } from '../db/database.ts'

/** Sums of a few hundred lines each: a district looks at a handful of years, evaluations and publications. */
const mostKept = 40
const kept = new WeakMap<Database, Map<string, Promise<unknown>>>()

/**
 * What was added up under the key, or is now. The key names everything the sum rests on, so that it never grows old: the
 * number of an evaluation that is done, a decision with the last act on the year.
 */
export function keptSum<Sum>(database: Database, key: string, addUp: () => Promise<Sum>): Promise<Sum> {
  const sums = kept.get(database) ?? new Map<string, Promise<unknown>>()
  kept.set(database, sums)
  const found = (sums.get(key) ?? addUp()) as Promise<Sum>
  // The one that was asked for last goes last.
  sums.delete(key)
  sums.set(key, found)
  found.catch(() => sums.delete(key))
  for (const oldest of sums.keys()) {
    if (sums.size <= mostKept) break
    sums.delete(oldest)
  }
  return found
}
