import { ProblemError, problem } from '#core/error/problem.ts'
import { sqlState } from './retry.ts'

/** SQLite's name for it, and PostgreSQL's disk_full. */
const fullStorage: ReadonlySet<string> = new Set(['SQLITE_FULL', '53100'])

/** Throws ProblemError storage-full where the error is that of a full disk, else the error: nothing was kept either way. */
export function tellFullStorage(error: unknown): never {
  throw fullStorage.has(sqlState(error)) ? new ProblemError(problem('storage-full', {})) : error
}
