import {
  type ExportKind,
  type ExportRequestState,
  exportKinds,
  exportRequestState,
  mayDecideExport,
  mayRevokeExport,
} from '#core/access/export-approval.ts'
import type { ExportRequest } from '#core/api/export-requests.ts'
import type { DepartmentCode } from '#core/vocabulary/department.ts'
import type { Actor } from '../actions/actor.ts'
import type { ExportRequestTable } from '../db/parcel-figure-tables.ts'

export function kindOf({ kind, number }: ExportRequestTable): ExportKind {
  const known = exportKinds.find((one) => one === kind)
  if (known === undefined) throw new Error(`unreadable kind ${kind} of export request ${number}`)
  return known
}

export function departmentsOf({ departments }: ExportRequestTable): readonly DepartmentCode[] {
  return JSON.parse(departments) as readonly DepartmentCode[]
}

export function fieldsOf(line: ExportRequestTable): readonly string[] {
  return JSON.parse(line.asked_fields) as readonly string[]
}

/** @param now instant by which the state is told */
export function stateOf(line: ExportRequestTable, now: string): ExportRequestState {
  const { decision, downloads, used, valid_until: validUntil, revoked_at: revokedAt, number } = line
  if (decision !== null && decision !== 'approved' && decision !== 'rejected') {
    throw new Error(`unreadable decision ${decision} of export request ${number}`)
  }
  return exportRequestState({ decision, downloads, used, validUntil, revokedAt }, now)
}

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
