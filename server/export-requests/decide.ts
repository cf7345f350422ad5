import type { Kysely } from 'kysely'
import {
  exportRequestStateNames,
  mayDecideExport,
  mayRevokeExport,
  type RequestOwners,
  seesExportRequest,
} from '#core/access/export-approval.ts'
import type { ExportDecisionBody, ExportRequest } from '#core/api/export-requests.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { type Grant, recordDenial } from '../actions/authorise.ts'
import { instantText } from '../clock.ts'
import { findExportRequest, updateExportRequest } from '../db/export-requests.ts'
import type { ExportRequestTable } from '../db/parcel-figure-tables.ts'
import type { Schema } from '../db/schema.ts'
import { departmentsOf, stateOf } from '../export-release/request-line.ts'
import type { Service } from '../service.ts'
import { exportRequestBody } from './view.ts'

const dayMilliseconds = 86_400_000

/**
 * Approves for some days and files, or rejects. Throws ProblemError: not-found, export-decision-not-yours (also written
 * to the audit log), export-request-closed.
 */
export async function decideExport(
  service: Service,
  grant: Grant,
  number: number,
  body: ExportDecisionBody,
): Promise<ExportRequest> {
  const now = service.clock.now()
  const { username, name, org } = grant.actor
  const isApproved = body.decision === 'approved'
  const limits = isApproved
    ? { downloads: body.downloads, valid_until: instantText(now + body.days * dayMilliseconds) }
    : {}
  await requireRight(service, grant, number, mayDecideExport)
  return changed(service, grant, number, 'export-decided', isPending, {
    decision: body.decision,
    decided_username: username,
    decided_by: name,
    decided_org: org,
    decided_at: instantText(now),
    decided_note: body.note ?? null,
    ...limits,
  })
}

/** Takes a request or an approval back; nothing leaves by it any more. Throws ProblemError as decideExport does. */
export async function revokeExport(
  service: Service,
  grant: Grant,
  number: number,
  reason: string,
): Promise<ExportRequest> {
  const { username, name } = grant.actor
  await requireRight(service, grant, number, mayRevokeExport)
  return changed(service, grant, number, 'export-revoked', isOpen, {
    revoked_username: username,
    revoked_by: name,
    revoked_at: instantText(service.clock.now()),
    revoked_reason: reason,
  })
}

function isPending(state: string): boolean {
  return state === 'pending'
}

function isOpen(state: string): boolean {
  return state === 'pending' || state === 'approved'
}

function ownersOf(line: ExportRequestTable): RequestOwners {
  return { username: line.username, departments: departmentsOf(line) }
}

/** What is needed of the officer stands in the request for ever: it may be looked at before the act. */
async function requireRight(
  service: Service,
  { actor, endpoint }: Grant,
  number: number,
  may: typeof mayDecideExport,
): Promise<void> {
  const line = await service.database.read((db) => seenRequest(db, service, actor, number))
  if (may(actor, ownersOf(line))) return
  await recordDenial(service, actor, endpoint, { request: number })
  const reason = line.username === actor.username ? '不能审批自己的申请。' : '申请的数据不全属于本部门。'
  throw new ProblemError(problem('export-decision-not-yours', { reason }))
}

async function seenRequest(
  db: Kysely<Schema>,
  { district }: Service,
  actor: Grant['actor'],
  number: number,
): Promise<ExportRequestTable> {
  const line = await findExportRequest(db, district.code, number)
  if (line === null || !seesExportRequest(actor, ownersOf(line))) {
    throw new ProblemError(problem('not-found', { what: `导出审批第 ${number} 号` }))
  }
  return line
}

async function changed(
  service: Service,
  { actor }: Grant,
  number: number,
  action: 'export-decided' | 'export-revoked',
  isStill: (state: string) => boolean,
  changes: Partial<ExportRequestTable>,
): Promise<ExportRequest> {
  const district = service.district.code
  const at = instantText(service.clock.now())
  return service.database.write(async (db) => {
    const line = await seenRequest(db, service, actor, number)
    const state = stateOf(line, at)
    if (!isStill(state)) {
      throw new ProblemError(problem('export-request-closed', { state: exportRequestStateNames[state] }))
    }
    await updateExportRequest(db, district, number, changes)
    const { username, role } = actor
    const { decision, downloads, valid_until: validUntil } = changes
    const details = { decision, downloads, validUntil }
    const entry = { district, at, username, role, object: `export-request ${number}`, details } as const
    await service.audit.append(db, { ...entry, action })
    return exportRequestBody({ ...line, ...changes }, actor, at)
  })
}
