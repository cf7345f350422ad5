import { createHash, timingSafeEqual } from 'node:crypto'
import { roleNamed } from '#core/access/role.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { codeHash, newSpokenCode, pairingCodeLength } from '../access/spoken-code.ts'
import { instantText } from '../clock.ts'
import type { PairingTable } from '../db/access-tables.ts'
import { findAccount } from '../db/accounts.ts'
import { changePairing, findPairing, insertPairing } from '../db/pairings.ts'
import type { Service } from '../service.ts'
import { type Grant, recordDenial } from './authorise.ts'
import { countedGuess } from './counted-guess.ts'
import { openSession, type SignedIn } from './open-session.ts'

const pairingSeconds = 300

export interface StartedPairing {
  readonly code: string
  readonly expiresAt: string
  readonly seconds: number
}

/**
 * A code for a pane to show. It is good together with the verifier behind the challenge only, which never leaves the
 * pane: who reads the code off a screen cannot collect the session.
 * @param challenge base64url of the verifier's SHA-256
 */
export async function startPairing(service: Service, challenge: string, address: string): Promise<StartedPairing> {
  const { database, clock } = service
  const district = service.district.code
  const now = clock.now()
  const expiresAt = now + pairingSeconds * 1000
  const code = newSpokenCode(pairingCodeLength)
  const pairing = {
    district,
    code_hash: codeHash(code),
    challenge,
    address,
    created_at: now,
    expires_at: expiresAt,
  } as const
  await database.write((db) => insertPairing(db, { ...pairing, state: 'open', username: null, decided_at: null }))
  return { code, expiresAt: instantText(expiresAt), seconds: pairingSeconds }
}

function unknownCode(): ProblemError {
  return new ProblemError(problem('pairing-code-unknown', {}))
}

function knows(verifier: string, { challenge }: PairingTable): boolean {
  const found = createHash('sha256').update(verifier).digest()
  const expected = Buffer.from(challenge, 'base64url')
  return expected.length === found.length && timingSafeEqual(found, expected)
}

/**
 * What has become of the pairing: null while nobody has decided, the session once it was approved, given out once.
 * Throws ProblemError: pairing-code-unknown (also for a wrong verifier), pairing-denied.
 */
export async function pollPairing(
  service: Service,
  { code, verifier, address }: { readonly code: string; readonly verifier: string; readonly address: string },
): Promise<SignedIn | null> {
  const { database, clock } = service
  const district = service.district.code
  const hash = codeHash(code)
  const pairing = await database.read((db) => findPairing(db, district, hash, clock.now()))
  if (pairing === null || !knows(verifier, pairing)) throw unknownCode()
  if (pairing.state === 'open') return null
  if (pairing.state === 'denied') throw new ProblemError(problem('pairing-denied', {}))
  return database.write(async (db) => {
    const approved = await findPairing(db, district, hash, clock.now())
    if (approved?.state !== 'approved' || approved.username === null) throw unknownCode()
    await changePairing(db, district, hash, { state: 'used' })
    const account = await findAccount(db, district, approved.username)
    const role = account === null ? null : roleNamed(account.role)
    if (account === null || role === null || account.active === 0) throw unknownCode()
    return openSession(service, db, { account, role, client: 'pane', address, method: 'pairing' }, 'done')
  })
}

export interface PairingFacts {
  readonly address: string
  readonly startedAt: string
  /** Whether the pane asks from where the person sits. */
  readonly sameAddress: boolean
}

/** Where a code comes from, before it is approved. Throws ProblemError: pairing-code-unknown, sign-in-locked. */
export function inspectPairing(
  service: Service,
  { actor }: Grant,
  code: string,
  address: string,
): Promise<PairingFacts> {
  return countedGuess(service, {
    actor,
    of: 'pairing',
    wrong: problem('pairing-code-unknown', {}),
    failed: 'pairing-failed',
    async attempt(db, now) {
      const pairing = await findPairing(db, service.district.code, codeHash(code), now)
      if (pairing?.state !== 'open') return null
      const { created_at } = pairing
      return { address: pairing.address, startedAt: instantText(created_at), sameAddress: pairing.address === address }
    },
  })
}

/**
 * Lets the pane in as the person, or not. Only a session of the console decides: a pane cannot beget another.
 * Throws ProblemError: not-allowed, pairing-code-unknown, sign-in-locked.
 */
export async function decidePairing(
  service: Service,
  { actor }: Grant,
  { code, approve }: { readonly code: string; readonly approve: boolean },
): Promise<void> {
  const { username, role, client } = actor
  if (client === 'pane') {
    await recordDenial(service, actor, 'decidePairing')
    throw new ProblemError(problem('not-allowed', { role }))
  }
  await countedGuess(service, {
    actor,
    of: 'pairing',
    wrong: problem('pairing-code-unknown', {}),
    failed: 'pairing-failed',
    async attempt(db, now) {
      const district = service.district.code
      const hash = codeHash(code)
      const pairing = await findPairing(db, district, hash, now)
      if (pairing?.state !== 'open') return null
      await changePairing(db, district, hash, { state: approve ? 'approved' : 'denied', username, decided_at: now })
      const entry = { district, at: instantText(now), username, role, object: pairing.address } as const
      await service.audit.append(db, { ...entry, action: approve ? 'paired' : 'pairing-denied' })
      return true
    },
  })
}
