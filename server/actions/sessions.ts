import { roleNamed } from '#core/access/role.ts'
import type { SessionLineBody } from '#core/api/sessions.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { instantText } from '../clock.ts'
import type { SessionTable } from '../db/account-tables.ts'
import { deleteSessionsOf, liveSessions, type SessionLine, sessionById } from '../db/session-list.ts'
import { deleteSession } from '../db/sessions.ts'
import type { Service } from '../service.ts'
import { requireAccount } from './account-of.ts'
import { type Grant, recordDenial } from './authorise.ts'
import { absoluteMilliseconds, idleMilliseconds } from './session-limit.ts'
import { tokenHash } from './token.ts'

const mostShown = 500

function found(service: Service, username: string | null): Promise<readonly SessionLine[]> {
  const now = service.clock.now()
  return service.database.read((db) =>
    liveSessions(db, {
      district: service.district.code,
      username,
      seenAfter: now - idleMilliseconds,
      createdAfter: now - absoluteMilliseconds,
      limit: mostShown,
    }),
  )
}

function line(session: SessionTable, token: string | null): SessionLineBody {
  const { id, client, address, created_at, seen_at, token_hash } = session
  return {
    id: id ?? '',
    client,
    address,
    startedAt: instantText(created_at),
    seenAt: instantText(seen_at),
    current: token !== null && token_hash === tokenHash(token),
  }
}

/** The person's own sessions, the one used last first. */
export async function ownSessions(
  service: Service,
  { actor }: Grant,
  token: string | null,
): Promise<readonly SessionLineBody[]> {
  return (await found(service, actor.username)).map((session) => line(session, token))
}

/** Everybody's sessions, or one account's. */
export async function allSessions(service: Service, token: string | null, username: string | undefined) {
  const sessions = await found(service, username ?? null)
  return sessions.flatMap((session) => {
    const role = roleNamed(session.role)
    return role === null ? [] : [{ ...line(session, token), username: session.username, name: session.name, role }]
  })
}

/**
 * Ends a session: one's own, or anybody's for 安全管理. A session of another answers like one that does not exist.
 * Throws ProblemError not-found.
 */
export async function endSession(service: Service, { actor }: Grant, id: string): Promise<void> {
  const { database, district, clock, audit } = service
  const { username, role } = actor
  const outcome = await database.write(async (db) => {
    const session = await sessionById(db, district.code, id)
    if (session === null) return 'unknown'
    if (session.username !== username && role !== 'security') return 'outside'
    await deleteSession(db, district.code, session.token_hash)
    const at = instantText(clock.now())
    const details = { client: session.client }
    const entry = { district: district.code, at, username, role, object: session.username, details } as const
    await audit.append(db, { ...entry, action: 'session-ended' })
    return 'ended'
  })
  if (outcome === 'outside') await recordDenial(service, actor, 'endSession')
  if (outcome !== 'ended') throw new ProblemError(problem('not-found', { what: '这个会话' }))
}

/** Ends every session of an account. Throws ProblemError not-found. */
export async function endSessionsOf(service: Service, { actor }: Grant, username: string): Promise<number> {
  const { database, district, clock, audit } = service
  return database.write(async (db) => {
    const account = await requireAccount(db, district.code, username)
    const ended = await deleteSessionsOf(db, district.code, account.username)
    const at = instantText(clock.now())
    const entry = { district: district.code, at, username: actor.username, role: actor.role } as const
    await audit.append(db, { ...entry, action: 'session-ended', object: account.username, details: { ended } })
    return ended
  })
}
