import {
  type ExportKind,
  type ExportRequestState,
  exportKinds,
  exportRequestState,
} from '#core/access/export-approval.ts'
import type { DepartmentCode } from '#core/vocabulary/department.ts'
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
