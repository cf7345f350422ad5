import { roleNamed } from '#core/access/role.ts'
import { signInStepNamed } from '#core/access/sign-in-step.ts'
import { findSession, touchSession } from '../db/sessions.ts'
import type { Service } from '../service.ts'
import type { Actor } from './actor.ts'
import { absoluteMilliseconds, idleMilliseconds, touchMilliseconds, unfinishedMilliseconds } from './session-limit.ts'
import { tokenHash } from './token.ts'

/** Who holds the token; null when it is unknown, has ended, or its account was switched off. */
export async function sessionOf(service: Service, token: string): Promise<Actor | null> {
  const { database, clock } = service
  const district = service.district.code
  const hash = tokenHash(token)
  const found = await database.read((db) => findSession(db, district, hash))
  if (found === null) return null
  const { session, account } = found
  const now = clock.now()
  const role = roleNamed(account.role)
  const step = signInStepNamed(session.step)
  const idle = now - session.seen_at
  const limit = step === 'done' ? absoluteMilliseconds : unfinishedMilliseconds
  if (role === null || account.active === 0) return null
  if (idle >= idleMilliseconds || now - session.created_at >= limit) return null
  if (idle >= touchMilliseconds) await database.write((db) => touchSession(db, district, hash, now))
  const { username, name, org } = account
  const actor: Actor = { username, name, role, org, client: session.client }
  const limited = account.limited === 1 ? { ...actor, limited: true as const } : actor
  return step === 'done' ? limited : { ...limited, unfinished: step }
}
