import type { Kysely } from 'kysely'
import type { AuditAction } from '#core/access/audit-action.ts'
import { roleNamed } from '#core/access/role.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { instantText } from '../clock.ts'
import { activeAccounts, changeAccountRow } from '../db/account-list.ts'
import type { AccountTable } from '../db/account-tables.ts'
import { deleteIdentity, insertIdentity } from '../db/external-identities.ts'
import type { Schema } from '../db/schema.ts'
import { deleteSecondFactor } from '../db/second-factors.ts'
import { deleteSessionsOf } from '../db/session-list.ts'
import { clearAllAttempts } from '../db/sign-in-attempts.ts'
import type { Service } from '../service.ts'
import { requireAccount } from './account-of.ts'
import { type AccountBody, accountView } from './account-view.ts'
import type { Actor } from './actor.ts'
import type { Grant } from './authorise.ts'
import { requireOneDuty } from './one-duty.ts'

/** One act on an account and its entry in the log, in one transaction. Throws ProblemError not-found. */
async function acted<Result>(
  service: Service,
  { username, role }: Actor,
  object: string,
  action: AuditAction,
  act: (db: Kysely<Schema>, account: AccountTable) => Promise<readonly [Result, Readonly<Record<string, unknown>>]>,
): Promise<Result> {
  const { database, district, clock, audit } = service
  return database.write(async (db) => {
    const account = await requireAccount(db, district.code, object)
    const [result, details] = await act(db, account)
    const at = instantText(clock.now())
    await audit.append(db, { district: district.code, at, username, role, action, object: account.username, details })
    return result
  })
}

/**
 * Switches an account off, whose sessions then end, or on again.
 * Throws ProblemError: not-found, account-own, account-last-admin, duty-conflict.
 */
export function changeAccount(
  service: Service,
  { actor }: Grant,
  username: string,
  active: boolean,
): Promise<{ readonly account: AccountBody; readonly active: boolean }> {
  const district = service.district.code
  return acted(service, actor, username, 'account-changed', async (db, account) => {
    const role = roleNamed(account.role)
    if (role === null) throw new ProblemError(problem('not-found', { what: `账号 ${username}` }))
    if (active) await requireOneDuty(db, { district, person: account.person, role })
    else {
      if (account.username === actor.username) throw new ProblemError(problem('account-own', {}))
      const isLast = role === 'admin' && account.active === 1 && (await activeAccounts(db, district, role)) === 1
      if (isLast) throw new ProblemError(problem('account-last-admin', {}))
      await deleteSessionsOf(db, district, account.username)
    }
    await changeAccountRow(db, district, account.username, { active: active ? 1 : 0 })
    const { name, org } = account
    return [{ account: accountView({ username: account.username, name, role, org }), active }, { active }]
  })
}

/** Takes a second factor away, with the sessions it let in. Throws ProblemError not-found. */
export function resetSecondFactor(service: Service, actor: Actor, username: string): Promise<void> {
  const district = service.district.code
  return acted(service, actor, username, 'second-factor-reset', async (db, account) => {
    await deleteSecondFactor(db, district, account.username)
    const ended = await deleteSessionsOf(db, district, account.username)
    return [undefined, { ended }]
  })
}

/** Forgets failed attempts of an account, wherever they came from. Throws ProblemError not-found. */
export function liftLockOut(service: Service, { actor }: Grant, username: string): Promise<number> {
  const { district, clock } = service
  return acted(service, actor, username, 'lock-out-lifted', async (db, account) => {
    const lifted = await clearAllAttempts(db, district.code, account.username, clock.now())
    return [lifted, { lifted }]
  })
}

function issuerOf({ singleSignOn }: Service): string {
  if (singleSignOn == null) throw new ProblemError(problem('single-sign-on-off', {}))
  return singleSignOn.issuer
}

/**
 * Binds an account to a person of the identity provider, before they first come from there.
 * Throws ProblemError: single-sign-on-off, not-found, identity-taken.
 */
export async function bindIdentity(service: Service, actor: Actor, username: string, identity: string): Promise<void> {
  const issuer = issuerOf(service)
  const { district, clock } = service
  await acted(service, actor, username, 'identity-bound', async (db, account) => {
    const bound = await insertIdentity(db, {
      district: district.code,
      issuer,
      claim_text: identity,
      username: account.username,
      subject: null,
      bound_at: clock.now(),
      bound_by: actor.username,
    })
    if (!bound) throw new ProblemError(problem('identity-taken', { identity }))
    return [undefined, {}]
  })
}

/** Throws ProblemError: single-sign-on-off, not-found (also when the account is not bound). */
export async function unbindIdentity(service: Service, { actor }: Grant, username: string): Promise<void> {
  const issuer = issuerOf(service)
  const district = service.district.code
  await acted(service, actor, username, 'identity-unbound', async (db, account) => {
    const was = await deleteIdentity(db, district, issuer, account.username)
    if (!was) throw new ProblemError(problem('not-found', { what: '统一身份的绑定' }))
    await deleteSessionsOf(db, district, account.username)
    return [undefined, {}]
  })
}
