import type { DepartmentCode } from '../vocabulary/department.ts'
import type { Role } from './role.ts'

/** Files that may hold 部门核定 values of 统计 and 税务. */
export const exportKindNames = {
  ledger: '汇总台账',
  results: '评估结果',
  'department-list': '部门名单匹配报告',
} as const
export type ExportKind = keyof typeof exportKindNames
export const exportKinds = Object.keys(exportKindNames) as readonly ExportKind[]

/** What has become of a request; an approval ends by use, by time or by revocation. */
export const exportRequestStates = ['pending', 'approved', 'rejected', 'used-up', 'expired', 'revoked'] as const
export type ExportRequestState = (typeof exportRequestStates)[number]

export const exportRequestStateNames: Readonly<Record<ExportRequestState, string>> = {
  pending: '待审批',
  approved: '已批准',
  rejected: '已驳回',
  'used-up': '已用完',
  expired: '已过期',
  revoked: '已撤销',
}

/** For how long and how often an approval holds. Ours: no document says; who approves sets both within the limits. */
export const approvalDays = { usual: 7, least: 1, most: 30 } as const
export const approvalDownloads = { usual: 3, least: 1, most: 20 } as const

/** A request as far as its state follows from it. Instants in one notation, so that they compare as text. */
export interface RequestFate {
  readonly decision: 'approved' | 'rejected' | null
  /** Files an approval lets out, and how many it has. */
  readonly downloads: number | null
  readonly used: number
  readonly validUntil: string | null
  readonly revokedAt: string | null
}

export function exportRequestState(fate: RequestFate, now: string): ExportRequestState {
  const { decision, downloads, used, validUntil, revokedAt } = fate
  if (revokedAt !== null) return 'revoked'
  if (decision === null) return 'pending'
  if (decision === 'rejected') return 'rejected'
  if (used >= (downloads ?? 0)) return 'used-up'
  return validUntil === null || validUntil <= now ? 'expired' : 'approved'
}

/** Who decides or asks. */
export interface Officer {
  readonly username: string
  readonly role: Role
  /** Department of a 条线部门. */
  readonly org: string | null
}

/** Whose request it is and whose values it would let out. */
export interface RequestOwners {
  readonly username: string
  readonly departments: readonly DepartmentCode[]
}

/**
 * Whether the officer may approve or reject: a second person of the 专班, or the department that owns all of the values.
 * Nobody decides on a request of their own.
 */
export function mayDecideExport({ username, role, org }: Officer, request: RequestOwners): boolean {
  if (username === request.username) return false
  if (role === 'district') return true
  return role === 'department' && request.departments.every((code) => code === org)
}

/** Whether the officer may take an approval, or a request that still waits, back: the 专班, and whose values they are. */
export function mayRevokeExport({ role, org }: Officer, request: RequestOwners): boolean {
  if (role === 'district') return true
  return role === 'department' && request.departments.some((code) => code === org)
}

/** Whether the officer sees the request: 专班 and auditor all of them, a department those for its values. */
export function seesExportRequest({ role, org }: Officer, { departments }: RequestOwners): boolean {
  if (role === 'department') return departments.some((code) => code === org)
  return role === 'district' || role === 'auditor'
}
