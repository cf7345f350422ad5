import type { Kysely, Transaction } from 'kysely'
import type { Schema } from './schema.ts'

/** Work inside one transaction: nothing but database calls may be awaited in it. */
export type Job<Result> = (db: Transaction<Schema>) => Promise<Result>

/** Runs jobs on one connection, each in its transaction, one after the other. */
export interface Queue {
  /** Resolves after the commit, with what the job resolved to; rejects after the rollback. */
  run<Result>(job: Job<Result>): Promise<Result>
  /** Resolves when every job handed in so far has ended. */
  idle(): Promise<void>
}

/**
 * A connection has one transaction at a time, so that jobs wait here for their turn. This is also the place of group
 * commit: the jobs waiting at one moment, each a savepoint of one transaction, answered after its commit.
 */
export function createQueue(db: Kysely<Schema>): Queue {
  let last: Promise<unknown> = Promise.resolve()
  return {
    run<Result>(job: Job<Result>): Promise<Result> {
      const result = last.then(() => db.transaction().execute(job))
      last = result.catch(() => undefined)
      return result
    },
    async idle() {
      await last
    },
  }
}
