import { mayDecideExport, mayRevokeExport } from '#core/access/export-approval.ts'
import type { ExportRequest } from '#core/api/export-requests.ts'
import type { Actor } from '../actions/actor.ts'
import type { ExportRequestTable } from '../db/parcel-figure-tables.ts'
import { departmentsOf, fieldsOf, kindOf, stateOf } from '../export-release/request-line.ts'

export function exportRequestBody(line: ExportRequestTable, actor: Actor, now: string): ExportRequest {
  const departments = departmentsOf(line)
  const state = stateOf(line, now)
  const owners = { username: line.username, departments }
  const isOpen = state === 'pending' || state === 'approved'
  return {
    number: line.number,
    state,
    kind: kindOf(line),
    cycle: line.cycle,
    object: line.object,
    town: line.town_code,
    departments: [...departments],
    fields: [...fieldsOf(line)],
    purpose: line.purpose,
    asked: { by: line.by_name, at: line.at, reason: null },
    own: line.username === actor.username,
    decided:
      line.decided_at === null
        ? null
        : { by: line.decided_by ?? '', at: line.decided_at, reason: line.decided_note, department: line.decided_org },
    revoked:
      line.revoked_at === null ? null : { by: line.revoked_by ?? '', at: line.revoked_at, reason: line.revoked_reason },
    downloads: line.downloads,
    used: line.used,
    validUntil: line.valid_until,
    lastUsedAt: line.last_used_at,
    mayDecide: state === 'pending' && mayDecideExport(actor, owners),
    mayRevoke: isOpen && mayRevokeExport(actor, owners),
  }
}
