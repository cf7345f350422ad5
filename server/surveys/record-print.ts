import type { AuditAction } from '#core/access/audit-action.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText } from '../clock.ts'
import type { Service } from '../service.ts'

/** Notes that something was printed or left the system. */
export async function recordPrint(
  { database, audit, clock, district }: Service,
  { actor, endpoint }: Grant,
  object: string,
  action: Extract<AuditAction, 'survey-sheets-printed' | 'exported'>,
  details: Readonly<Record<string, string | number>>,
): Promise<void> {
  const { username, role } = actor
  const entry = { district: district.code, at: instantText(clock.now()), username, role, action, object } as const
  await database.write((db) => audit.append(db, { ...entry, details: { endpoint, ...details } }))
}
