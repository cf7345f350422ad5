import type { InvitationState } from '#core/access/invitation.ts'
import type { InvitationLine } from '#core/api/invitations.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { instantText } from '../clock.ts'
import type { InvitationTable } from '../db/access-tables.ts'
import {
  changeInvitation,
  countInvitations,
  type InvitationFilter,
  invitationById,
  invitationsBefore,
} from '../db/invitations.ts'
import type { Service } from '../service.ts'
import { type Grant, recordDenial } from './authorise.ts'
import { readCursor, writeCursor } from './cursor.ts'

export interface InvitationPage {
  readonly items: InvitationLine[]
  readonly nextCursor: string | null
  readonly total: number
}

const defaultLimit = 100

/** On whose parcels the person invites. Scopes of other kinds have no right to it by the endpoint table. */
export function invitationFilter(service: Service, { scope }: Grant, cycle: string): InvitationFilter {
  return { district: service.district.code, cycle, town: scope.kind === 'town' ? scope.town : null }
}

export function invitationState(invitation: InvitationTable, now: number): InvitationState {
  if (invitation.used_at !== null) return 'used'
  if (invitation.revoked_at !== null) return 'revoked'
  return invitation.expires_at <= now ? 'expired' : 'open'
}

export function invitationLine(invitation: InvitationTable, now: number): InvitationLine {
  const { id, cycle, uscc, town_code, issued_by, issued_at, expires_at, used_at, used_by } = invitation
  return {
    id,
    cycle,
    uscc,
    townCode: town_code,
    parcelCodes: JSON.parse(invitation.parcel_codes) as string[],
    state: invitationState(invitation, now),
    issuedBy: issued_by,
    issuedAt: instantText(issued_at),
    expiresAt: instantText(expires_at),
    usedAt: used_at === null ? null : instantText(used_at),
    usedBy: used_by,
  }
}

/** Invitations on the parcels of the scope, the newest first; no code stands in them. */
export async function listInvitations(
  service: Service,
  grant: Grant,
  query: { readonly cycle: string; readonly cursor?: string | undefined; readonly limit?: number | undefined },
): Promise<InvitationPage> {
  const limit = query.limit ?? defaultLimit
  const before = query.cursor === undefined ? null : String(readCursor(query.cursor, 1)[0])
  const filter = invitationFilter(service, grant, query.cycle)
  const now = service.clock.now()
  return service.database.read(async (db) => {
    const found = await invitationsBefore(db, filter, before, limit + 1)
    const page = found.slice(0, limit)
    const last = page.at(-1)
    return {
      items: page.map((invitation) => invitationLine(invitation, now)),
      nextCursor: found.length > limit && last !== undefined ? writeCursor([last.id]) : null,
      total: await countInvitations(db, filter),
    }
  })
}

/**
 * Makes a code that was not used worthless. One of another town answers like one that does not exist.
 * Throws ProblemError: not-found, invitation-invalid.
 */
export async function revokeInvitation(service: Service, grant: Grant, id: string): Promise<void> {
  const { database, district, clock, audit } = service
  const { actor, scope } = grant
  const { username, role } = actor
  const outcome = await database.write(async (db) => {
    const invitation = await invitationById(db, district.code, id)
    if (invitation === null) return 'unknown'
    const isTheirs = scope.kind === 'district' || (scope.kind === 'town' && invitation.town_code === scope.town)
    if (!isTheirs) return 'outside'
    const now = clock.now()
    if (invitationState(invitation, now) !== 'open') throw new ProblemError(problem('invitation-invalid', {}))
    await changeInvitation(db, district.code, id, { revoked_at: now, revoked_by: username })
    const at = instantText(now)
    await audit.append(db, { district: district.code, at, username, role, action: 'invitation-revoked', object: id })
    return 'revoked'
  })
  if (outcome === 'outside') await recordDenial(service, actor, 'revokeInvitation', { id })
  if (outcome !== 'revoked') throw new ProblemError(problem('not-found', { what: '这个邀请码' }))
}
