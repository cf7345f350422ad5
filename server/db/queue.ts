import type { Kysely, Transaction } from 'kysely'
import { sql } from 'kysely'
import { ProblemError, problem } from '#core/error/problem.ts'
import type { Schema } from './schema.ts'

/** Work inside one transaction: nothing but database calls may be awaited in it. */
export type Job<Result> = (db: Transaction<Schema>) => Promise<Result>

export interface QueueLimits {
  /** Jobs that may share one transaction; 1 = each its own. */
  readonly groupJobs: number
  /** A group that has run so long takes no further job, so that the first is not kept waiting for the last. */
  readonly groupMilliseconds: number
  /** Jobs that may wait; one more is refused. */
  readonly waiting: number
}

/** What a queue has done since it was made. */
export interface QueueCounts {
  readonly commits: number
  /** Jobs that were committed. */
  readonly jobs: number
  readonly largestGroup: number
  /** Jobs waiting at this moment. */
  readonly waiting: number
  /** Jobs turned away because too many waited. */
  readonly refused: number
}

/** Runs jobs on one connection, one after the other. */
export interface Queue {
  /**
   * Resolves after the commit, with what the job resolved to; rejects after the rollback. Rejects with ProblemError
   * too-busy, without having done anything, when too many are waiting.
   */
  run<Result>(job: Job<Result>): Promise<Result>
  /** Resolves when every job handed in so far has ended. */
  idle(): Promise<void>
  counts(): QueueCounts
}

interface Waiting {
  /** Does the work; returns what tells its asker once it is committed. */
  readonly attempt: (db: Transaction<Schema>) => Promise<() => void>
  readonly reject: (error: unknown) => void
}

const retryAfterSeconds = 1

/** Requests that have arrived by now are read and hand in their jobs: what comes together is committed together. */
function nextTurn(): Promise<void> {
  return new Promise((turn) => setImmediate(turn))
}

/**
 * A connection has one transaction at a time, so that jobs wait here for their turn. Those waiting at one moment share
 * one transaction and its one write to the disk: each in a savepoint, each answered only after the commit. A job that
 * fails takes back what it did and nothing else; a commit that fails is told to all of them.
 */
export function createQueue(db: Kysely<Schema>, limits: QueueLimits): Queue {
  const waiting: Waiting[] = []
  let running: Promise<void> | null = null
  const counts = { commits: 0, jobs: 0, largestGroup: 0, refused: 0 }

  async function runAll(): Promise<void> {
    for (;;) {
      if (limits.groupJobs > 1) await nextTurn()
      const first = waiting.shift()
      if (first === undefined) break
      await runGroup(first)
    }
    running = null
  }

  async function runGroup(first: Waiting): Promise<void> {
    const group = [first]
    const endings: (() => void)[] = []
    let committed = 0
    try {
      await db.transaction().execute(async (transaction) => {
        const started = performance.now()
        // Without a savepoint: when the first fails there is nothing else to keep.
        endings.push(await first.attempt(transaction))
        committed = 1
        for (;;) {
          if (group.length >= limits.groupJobs || performance.now() - started >= limits.groupMilliseconds) break
          if (waiting.length === 0) await nextTurn()
          const next = waiting.shift()
          if (next === undefined) break
          group.push(next)
          const { ending, kept } = await inSavepoint(transaction, next)
          endings.push(ending)
          if (kept) committed += 1
        }
      })
    } catch (error) {
      for (const { reject } of group) reject(error)
      return
    }
    counts.commits += 1
    counts.jobs += committed
    counts.largestGroup = Math.max(counts.largestGroup, committed)
    for (const ending of endings) ending()
  }

  return {
    run<Result>(job: Job<Result>): Promise<Result> {
      if (waiting.length >= limits.waiting) {
        counts.refused += 1
        return Promise.reject(new ProblemError(problem('too-busy', { retryAfterSeconds })))
      }
      return new Promise<Result>((resolve, reject) => {
        const attempt: Waiting['attempt'] = async (transaction) => {
          const result = await job(transaction)
          return () => resolve(result)
        }
        waiting.push({ attempt, reject })
        running ??= runAll()
      })
    },
    async idle() {
      await running
    },
    counts: () => ({ ...counts, waiting: waiting.length }),
  }
}

/** A failing job leaves nothing behind; it is told after the commit too, as it may have seen what others wrote. */
async function inSavepoint(
  transaction: Transaction<Schema>,
  { attempt, reject }: Waiting,
): Promise<{ readonly ending: () => void; readonly kept: boolean }> {
  await sql`savepoint job`.execute(transaction)
  try {
    const ending = await attempt(transaction)
    await sql`release savepoint job`.execute(transaction)
    return { ending, kept: true }
  } catch (error) {
    // Throws when the failure has ended the whole transaction, such as a full disk: nothing of the group is kept then.
    await sql`rollback to savepoint job`.execute(transaction)
    await sql`release savepoint job`.execute(transaction)
    return { ending: () => reject(error), kept: false }
  }
}
