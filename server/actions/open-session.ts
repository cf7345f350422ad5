import type { Kysely } from 'kysely'
import type { Role } from '#core/access/role.ts'
import { needsSecondFactor, type SignInStep } from '#core/access/sign-in-step.ts'
import { instantText } from '../clock.ts'
import { changeAccountRow } from '../db/account-list.ts'
import type { AccountTable } from '../db/account-tables.ts'
import type { Schema } from '../db/schema.ts'
import { findSecondFactor } from '../db/second-factors.ts'
import { deleteStaleSessions, insertSession } from '../db/sessions.ts'
import type { Service } from '../service.ts'
import { type AccountBody, accountView } from './account-view.ts'
import { absoluteMilliseconds, idleMilliseconds, unfinishedMilliseconds } from './session-limit.ts'
import { newToken, tokenHash } from './token.ts'

export interface SignedIn {
  readonly token: string
  readonly account: AccountBody
  /** Absolute limit; eight idle hours end it earlier. */
  readonly expiresAt: string
  readonly step: SignInStep
}

/** How somebody proved who they are. */
export type SignInMethod = 'password' | 'single-sign-on' | 'pairing'

export interface Entrant {
  readonly account: AccountTable
  readonly role: Role
  readonly client: string
  readonly address: string
  readonly method: SignInMethod
}

/**
 * What is still to come after the first proof. A pairing was approved by somebody whose sign-in was complete. The demo
 * asks nobody for a telephone: its accounts are made up and gone when it stops.
 */
export async function stepAfter(
  service: Service,
  db: Kysely<Schema>,
  { account, role, method }: Pick<Entrant, 'account' | 'role' | 'method'>,
): Promise<SignInStep> {
  if (method === 'pairing') return 'done'
  const factor = await findSecondFactor(db, account.district, account.username)
  if (factor !== null && factor.confirmed_at !== null) return 'verify'
  return needsSecondFactor(role) && !service.demo ? 'enrol' : 'done'
}

/** Begins a session, in the transaction that decided on it. */
export async function openSession(
  service: Service,
  db: Kysely<Schema>,
  entrant: Entrant,
  step: SignInStep,
): Promise<SignedIn> {
  const { account, role, client, address, method } = entrant
  const { district, username, name, org } = account
  const now = service.clock.now()
  const token = newToken()
  const hash = tokenHash(token)
  await deleteStaleSessions(db, district, now - idleMilliseconds, now - absoluteMilliseconds)
  const times = { created_at: now, seen_at: now }
  await insertSession(db, { district, token_hash: hash, username, client, address, step, ...times })
  if (step === 'done') await changeAccountRow(db, district, username, { last_sign_in_at: now })
  const details = { client, method, step }
  const at = instantText(now)
  await service.audit.append(db, { district, at, username, role, action: 'sign-in', object: address, details })
  const limit = step === 'done' ? absoluteMilliseconds : unfinishedMilliseconds
  return {
    token,
    account: accountView({ username, name, role, org }),
    expiresAt: instantText(now + limit),
    step,
  }
}
