import type { Database } from '../db/database.ts'

type End = () => Promise<void>

const endings = new WeakMap<Database, Set<End>>()

/**
 * Notes how a job that runs beside the requests is ended on record when its server stops in order: others that share the
 * database need then not wait until it must be dead.
 *
 * @returns to be called when the job has ended by itself
 */
export function endedAtStop(database: Database, end: End): () => void {
  const known = endings.get(database) ?? new Set()
  endings.set(database, known)
  known.add(end)
  return () => void known.delete(end)
}

/** Ends all of them; what cannot be put on record now is found by the next start. */
export async function endJobs(database: Database): Promise<void> {
  const known = [...(endings.get(database) ?? [])]
  await Promise.allSettled(known.map((end) => end()))
}
