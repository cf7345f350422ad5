import type { z } from 'zod'
import { auditActions } from '#core/access/audit-action.ts'
import type { auditEndpoints } from '#core/api/audit.ts'
import { malformed } from '#core/error/malformed.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { dayNumber, fromDayNumber, isCalendarDate } from '#core/vocabulary/calendar-date.ts'
import { installation } from '../audit/log.ts'
import type { AuditFilter } from '../db/audit.ts'
import type { Service } from '../service.ts'
import { type Grant, recordDenial } from './authorise.ts'
import { codesOf } from './codes.ts'

export type AuditQuery = z.infer<(typeof auditEndpoints)['exportAudit']['query']>

/** Midnight in Shanghai as entries write it: they sort as text. */
function midnight(day: string): string {
  return `${day}T00:00:00.000+08:00`
}

/**
 * What is asked for, as the database filters. Acts of the installation (accounts, keys, backups) are not the
 * business of the 专班. Throws ProblemError: not-allowed, malformed-request.
 */
export async function auditFilter(
  service: Service,
  { actor, endpoint }: Grant,
  query: AuditQuery,
): Promise<Omit<AuditFilter, 'before' | 'limit'>> {
  const { chain = 'district', from, until, username, action, object } = query
  if (chain === 'installation' && actor.role === 'district') {
    await recordDenial(service, actor, endpoint, { chain })
    throw new ProblemError(problem('not-allowed', { role: actor.role }))
  }
  for (const [path, day] of Object.entries({ from, until })) {
    if (day !== undefined && !isCalendarDate(day)) {
      throw malformed(path, 'not a day')
    }
  }
  const actions = codesOf(action, auditActions, 'action')
  return {
    chain: chain === 'installation' ? installation : service.district.code,
    from: from === undefined ? null : midnight(from),
    until: until === undefined ? null : midnight(fromDayNumber(dayNumber(until) + 1)),
    username: username?.trim().toLowerCase() || null,
    actions: actions === null || actions.length === 0 ? null : actions,
    object: object?.trim().toLowerCase() || null,
  }
}
