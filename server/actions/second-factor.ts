import type { Kysely } from 'kysely'
import type { AuditAction } from '#core/access/audit-action.ts'
import { needsSecondFactor } from '#core/access/sign-in-step.ts'
import { type Problem, ProblemError, problem } from '#core/error/problem.ts'
import { useCode } from '../access/second-factor-check.ts'
import { codeHash, groupedCode, longCodeLength, newSpokenCode } from '../access/spoken-code.ts'
import { instantText } from '../clock.ts'
import type { SecondFactorTable } from '../db/access-tables.ts'
import { changeAccountRow } from '../db/account-list.ts'
import type { Schema } from '../db/schema.ts'
import {
  deleteSecondFactor,
  findSecondFactor,
  replaceRecoveryCodes,
  unusedRecoveryCodes,
} from '../db/second-factors.ts'
import { completeSession } from '../db/sessions.ts'
import type { Service } from '../service.ts'
import type { Actor } from './actor.ts'
import type { Grant } from './authorise.ts'
import { countedGuess } from './counted-guess.ts'
import { tokenHash } from './token.ts'

const codesAtOnce = 10

/** The factor when it is in use, null otherwise. */
export async function factorInUse(
  db: Kysely<Schema>,
  district: string,
  username: string,
): Promise<SecondFactorTable | null> {
  const factor = await findSecondFactor(db, district, username)
  return factor?.confirmed_at == null ? null : factor
}

/** Runs the rest of an act once a code of the present factor was accepted. */
export function withCode<Result>(
  service: Service,
  actor: Actor,
  code: string,
  rest: (db: Kysely<Schema>, used: 'authenticator' | 'recovery-code', now: number) => Promise<Result | null>,
): Promise<Result> {
  const wrong: Problem = problem('second-factor-wrong', {})
  return countedGuess(service, {
    actor,
    of: 'second-factor',
    wrong,
    failed: 'second-factor-failed',
    async attempt(db, now) {
      const factor = await factorInUse(db, service.district.code, actor.username)
      const used = factor === null ? null : await useCode(service.database, db, factor, code, now)
      return used === null ? null : rest(db, used, now)
    },
  })
}

/** An entry about the person's own second factor. */
export async function noteFactor(
  { audit, district, clock }: Service,
  db: Kysely<Schema>,
  { username, role }: Actor,
  action: AuditAction,
): Promise<void> {
  const at = instantText(clock.now())
  await audit.append(db, { district: district.code, at, username, role, action, object: username })
}

/** Ten codes that each stand in for the authenticator once; those of before are void. */
export async function freshRecoveryCodes(
  db: Kysely<Schema>,
  district: string,
  username: string,
): Promise<readonly string[]> {
  const codes = Array.from({ length: codesAtOnce }, () => newSpokenCode(longCodeLength))
  await replaceRecoveryCodes(db, district, username, codes.map(codeHash))
  return codes.map(groupedCode)
}

/**
 * The second step of a sign-in: from now on the session is good for everything. One that is complete already is not made
 * younger by it: a code there counts as a wrong one.
 * @returns how many recovery codes are left when one was used, null otherwise
 */
export function verifySecondFactor(
  service: Service,
  grant: Grant,
  token: string,
  code: string,
): Promise<number | null> {
  const { actor } = grant
  const district = service.district.code
  return withCode(service, actor, code, async (db, used, now) => {
    if (!(await completeSession(db, district, tokenHash(token), now))) return null
    await changeAccountRow(db, district, actor.username, { last_sign_in_at: now })
    const { username, role, client } = actor
    const details = { client, method: used, step: 'done' }
    const at = instantText(now)
    await service.audit.append(db, { district, at, username, role, action: 'sign-in', object: used, details })
    return { left: used === 'recovery-code' ? await unusedRecoveryCodes(db, district, username) : null }
  }).then(({ left }) => left)
}

/** New recovery codes in place of the old. Throws ProblemError: second-factor-wrong, sign-in-locked. */
export function makeRecoveryCodes(service: Service, { actor }: Grant, code: string): Promise<readonly string[]> {
  return withCode(service, actor, code, async (db) => {
    await noteFactor(service, db, actor, 'recovery-codes-made')
    return freshRecoveryCodes(db, service.district.code, actor.username)
  })
}

/** Ends the use of a second factor. Throws ProblemError: second-factor-obligatory, second-factor-wrong, sign-in-locked. */
export async function removeSecondFactor(service: Service, { actor }: Grant, code: string): Promise<void> {
  const { role, username } = actor
  if (needsSecondFactor(role)) throw new ProblemError(problem('second-factor-obligatory', { role }))
  await withCode(service, actor, code, async (db) => {
    await deleteSecondFactor(db, service.district.code, username)
    await noteFactor(service, db, actor, 'second-factor-removed')
    return true
  })
}
