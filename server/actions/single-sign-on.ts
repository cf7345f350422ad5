import { roleNamed } from '#core/access/role.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import type { ExternalPerson, SingleSignOn } from '../access/single-sign-on.ts'
import { instantText } from '../clock.ts'
import { findAccount } from '../db/accounts.ts'
import { findIdentity, insertRequest, noteSubject, takeRequest } from '../db/external-identities.ts'
import type { Service } from '../service.ts'
import { openSession, type SignedIn, stepAfter } from './open-session.ts'
import { newToken, tokenHash } from './token.ts'

const requestMilliseconds = 10 * 60_000

function providerOf({ singleSignOn }: Service): SingleSignOn {
  if (singleSignOn == null) throw new ProblemError(problem('single-sign-on-off', {}))
  return singleSignOn
}

/**
 * Begins a sign-in at the identity provider. The ticket stays with the browser that began, so that nobody is signed in
 * by an answer that was made for another.
 * Throws ProblemError: single-sign-on-off, single-sign-on-unreachable.
 */
export async function startSingleSignOn(service: Service): Promise<{ readonly url: string; readonly ticket: string }> {
  const { url, checks } = await providerOf(service).begin()
  const ticket = newToken()
  const now = service.clock.now()
  await service.database.write((db) =>
    insertRequest(db, {
      district: service.district.code,
      state_hash: tokenHash(checks.state),
      ticket_hash: tokenHash(ticket),
      nonce: checks.nonce,
      verifier: checks.verifier,
      created_at: now,
      expires_at: now + requestMilliseconds,
    }),
  )
  return { url, ticket }
}

export interface ProviderAnswer {
  readonly ticket: string
  /** The query the person was sent back with. */
  readonly parameters: string
  readonly address: string
}

/**
 * A session for whoever the provider says has come, if an administrator has bound an account to them.
 * Throws ProblemError: single-sign-on-off, -unreachable, -failed, -unbound.
 */
export async function finishSingleSignOn(service: Service, answer: ProviderAnswer): Promise<SignedIn> {
  const provider = providerOf(service)
  try {
    return await finished(service, provider, answer)
  } catch (error) {
    if (error instanceof ProblemError) await noteFailure(service, answer.address, error.problem.code)
    throw error
  }
}

async function finished(
  service: Service,
  provider: SingleSignOn,
  { ticket, parameters, address }: ProviderAnswer,
): Promise<SignedIn> {
  const { database, clock } = service
  const district = service.district.code
  const state = new URLSearchParams(parameters).get('state') ?? ''
  const request = await database.write((db) => takeRequest(db, district, tokenHash(state), clock.now()))
  if (request === null || request.ticket_hash !== tokenHash(ticket)) {
    throw new ProblemError(problem('single-sign-on-failed', {}))
  }
  const { nonce, verifier } = request
  const person = await provider.finish(parameters, { state, nonce, verifier })
  return database.write(async (db) => {
    const identity = person.claim === null ? null : await findIdentity(db, district, provider.issuer, person.claim)
    const account = identity === null ? null : await findAccount(db, district, identity.username)
    const role = account === null ? null : roleNamed(account.role)
    if (identity === null || account === null || role === null || account.active === 0 || !isSame(identity, person)) {
      throw new ProblemError(problem('single-sign-on-unbound', {}))
    }
    if (identity.subject === null) await noteSubject(db, identity, person.subject)
    const entrant = { account, role, client: 'console', address, method: 'single-sign-on' } as const
    return openSession(service, db, entrant, await stepAfter(service, db, entrant))
  })
}

/** A staff number given to a successor does not let them into the account of before. */
function isSame(identity: { readonly subject: string | null }, person: ExternalPerson): boolean {
  return identity.subject === null || identity.subject === person.subject
}

async function noteFailure({ database, district, clock, audit }: Service, object: string, reason: string) {
  const at = instantText(clock.now())
  const details = { method: 'single-sign-on', reason }
  const entry = { district: district.code, at, username: null, role: null, object, details } as const
  await database.write((db) => audit.append(db, { ...entry, action: 'sign-in-failed' }))
}
