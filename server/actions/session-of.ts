import { roleNamed } from '#core/access/role.ts'
import { findSession, touchSession } from '../db/sessions.ts'
import type { Service } from '../service.ts'
import type { Actor } from './actor.ts'
import { absoluteMilliseconds, idleMilliseconds, touchMilliseconds } from './session-limit.ts'
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
  const idle = now - session.seen_at
  if (role === null || account.active === 0) return null
  if (idle >= idleMilliseconds || now - session.created_at >= absoluteMilliseconds) return null
  if (idle >= touchMilliseconds) await database.write((db) => touchSession(db, district, hash, now))
  return { username: account.username, name: account.name, role, org: account.org, client: session.client }
}
