import type { Kysely } from 'kysely'
import type { AuditAction } from '#core/access/audit-action.ts'
import { type Problem, ProblemError } from '#core/error/problem.ts'
import { instantText } from '../clock.ts'
import type { Schema } from '../db/schema.ts'
import { clearAttempts } from '../db/sign-in-attempts.ts'
import type { Service } from '../service.ts'
import type { Actor } from './actor.ts'
import { countAttempt } from './sign-in-limit.ts'

export interface Guess<Result> {
  readonly actor: Actor
  /** What is guessed at: counted apart from passwords, and wherever the guesses come from. */
  readonly of: 'second-factor' | 'pairing'
  /** Null when the guess is wrong. */
  readonly attempt: (db: Kysely<Schema>, now: number) => Promise<Result | null>
  readonly wrong: Problem
  readonly failed: AuditAction
}

/**
 * One guess at a short code by somebody signed in: five wrong ones within fifteen minutes lock it for fifteen. Counting,
 * trying and using up are one transaction, so that guesses sent at the same moment count one by one.
 * Throws ProblemError: sign-in-locked, or the problem of a wrong guess.
 */
export async function countedGuess<Result>(service: Service, guess: Guess<Result>): Promise<Result> {
  const { database, clock, audit } = service
  const { username, role } = guess.actor
  const district = service.district.code
  const key = { district, username, address: guess.of }
  const result = await database.write(async (db) => {
    const now = clock.now()
    await countAttempt(db, key, now)
    const found = await guess.attempt(db, now)
    if (found !== null) await clearAttempts(db, key)
    else
      await audit.append(db, { district, at: instantText(now), username, role, action: guess.failed, object: guess.of })
    return found
  })
  if (result === null) throw new ProblemError(guess.wrong)
  return result
}
