import { setTimeout as delay } from 'node:timers/promises'

/** serialization_failure, deadlock_detected: the transaction came to nothing and may be tried again as it is. */
const worthAnotherTry: ReadonlySet<string> = new Set(['40001', '40P01'])
const mostAttempts = 8
const firstPauseMilliseconds = 5

/** Code that the database gave the error; empty for other errors. */
export function sqlState(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : ''
}

/** character_not_in_repertoire, untranslatable_character: PostgreSQL holds every character but U+0000. */
const refusedCharacter: ReadonlySet<string> = new Set(['22021', '22P05'])

export function isRefusedCharacter(error: unknown): boolean {
  return refusedCharacter.has(sqlState(error))
}

/**
 * Tries a transaction again when others were in its way, each time after about twice the pause, of random length so
 * that those who met do not meet again. Throws what the last attempt threw.
 */
export async function retried<Result>(attempt: () => Promise<Result>): Promise<Result> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await attempt()
    } catch (error) {
      if (tried === mostAttempts || !worthAnotherTry.has(sqlState(error))) throw error
      await delay(firstPauseMilliseconds * 2 ** tried * (0.5 + Math.random()))
    }
  }
}
