import type { Kysely } from 'kysely'
import { ProblemError, problem } from '#core/error/problem.ts'
import type { Schema } from '../db/schema.ts'
import { deleteOldAttempts, findAttempts, saveAttempts } from '../db/sign-in-attempts.ts'

export const allowedFailures = 5
export const lockMilliseconds = 15 * 60_000

export interface AttemptKey {
  readonly district: string
  readonly username: string
  readonly address: string
}

/**
 * Counts an attempt before the password is looked at, so that guesses sent at the same moment are counted too; a right
 * password clears the count. By account and network: a stranger cannot lock a clerk out of her own office.
 * Throws ProblemError sign-in-locked after five failures within fifteen minutes, for fifteen minutes.
 */
export async function countAttempt(db: Kysely<Schema>, key: AttemptKey, now: number): Promise<void> {
  await deleteOldAttempts(db, key.district, now - 2 * lockMilliseconds)
  const known = await findAttempts(db, key)
  if (known?.locked_until && known.locked_until > now) {
    const retryAfterSeconds = Math.ceil((known.locked_until - now) / 1000)
    throw new ProblemError(problem('sign-in-locked', { retryAfterSeconds }))
  }
  const running = known !== null && known.locked_until === null && now - known.first_at < lockMilliseconds
  const failures = running ? known.failures + 1 : 1
  await saveAttempts(db, {
    ...key,
    failures,
    first_at: running ? known.first_at : now,
    locked_until: failures >= allowedFailures ? now + lockMilliseconds : null,
  })
}
