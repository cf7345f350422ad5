import type { Kysely } from 'kysely'
import { ProblemError, problem } from '#core/error/problem.ts'
import { openedSecret, sealedSecret } from '../access/second-factor-check.ts'
import { matchingStep, newTotpSecret, otpauthUri } from '../access/totp.ts'
import { changeAccountRow } from '../db/account-list.ts'
import type { Schema } from '../db/schema.ts'
import { findSecondFactor, saveSecondFactor } from '../db/second-factors.ts'
import { deleteSessionsOf } from '../db/session-list.ts'
import { completeSession } from '../db/sessions.ts'
import type { Service } from '../service.ts'
import type { Actor } from './actor.ts'
import type { Grant } from './authorise.ts'
import { countedGuess } from './counted-guess.ts'
import { factorInUse, freshRecoveryCodes, noteFactor, withCode } from './second-factor.ts'
import { tokenHash } from './token.ts'

export interface Enrolment {
  /** Base32, to be typed where nothing can be scanned. */
  readonly secret: string
  readonly uri: string
}

/**
 * A new secret for the person's authenticator, in use once a code of it was confirmed. Whoever has a factor in use
 * proves it first: a session left open must not be enough to put another telephone in its place.
 * Throws ProblemError: second-factor-wrong, sign-in-locked.
 */
export async function startSecondFactor(
  service: Service,
  { actor }: Grant,
  code: string | undefined,
): Promise<Enrolment> {
  const district = service.district.code
  const secret = newTotpSecret()
  const uri = otpauthUri(secret, `${service.district.name}产业用地体检`, actor.username)
  const store = async (db: Kysely<Schema>): Promise<Enrolment> => {
    const { username } = actor
    const present = (await findSecondFactor(db, district, username)) ?? {
      district,
      username,
      secret_sealed: null,
      confirmed_at: null,
      last_step: 0,
    }
    const pendingSealed = sealedSecret(service.database, district, username, secret)
    await saveSecondFactor(db, { ...present, pending_sealed: pendingSealed })
    return { secret, uri }
  }
  const isInUse = await service.database.read((db) => factorInUse(db, district, actor.username))
  if (isInUse === null) {
    return service.database.write(async (db) => {
      // Looked at again: another session of the same person may have confirmed one meanwhile.
      if ((await factorInUse(db, district, actor.username)) !== null) throw wrong()
      return store(db)
    })
  }
  return withCode(service, actor, code ?? '', store)
}

function wrong(): ProblemError {
  return new ProblemError(problem('second-factor-wrong', {}))
}

/**
 * A first code of the new authenticator puts it into use and completes the sign-in; other sessions of the person end.
 * Throws ProblemError: second-factor-not-started, second-factor-wrong, sign-in-locked.
 * @returns recovery codes, told this once
 */
export async function confirmSecondFactor(
  service: Service,
  { actor }: Grant,
  token: string,
  code: string,
): Promise<readonly string[]> {
  const district = service.district.code
  const { username } = actor
  const started = await service.database.read((db) => findSecondFactor(db, district, username))
  if (started?.pending_sealed == null) throw new ProblemError(problem('second-factor-not-started', {}))
  return countedGuess(service, {
    actor,
    of: 'second-factor',
    wrong: problem('second-factor-wrong', {}),
    failed: 'second-factor-failed',
    attempt: (db, now) => confirmed(service, db, actor, token, code, now),
  })
}

async function confirmed(
  service: Service,
  db: Kysely<Schema>,
  actor: Actor,
  token: string,
  code: string,
  now: number,
): Promise<readonly string[] | null> {
  const district = service.district.code
  const { username } = actor
  const factor = await findSecondFactor(db, district, username)
  if (factor?.pending_sealed == null) return null
  const typed = code.normalize('NFKC').replaceAll(/\s/g, '')
  const step = matchingStep(openedSecret(service.database, factor.pending_sealed, factor), typed, now, 0)
  if (step === null) return null
  const { pending_sealed } = factor
  await saveSecondFactor(db, {
    ...factor,
    secret_sealed: pending_sealed,
    pending_sealed: null,
    confirmed_at: now,
    last_step: step,
  })
  await deleteSessionsOf(db, district, username, tokenHash(token))
  if (actor.unfinished !== undefined) {
    await completeSession(db, district, tokenHash(token), now)
    await changeAccountRow(db, district, username, { last_sign_in_at: now })
  }
  await noteFactor(service, db, actor, 'second-factor-enrolled')
  return freshRecoveryCodes(db, district, username)
}
