import { type ExportRequestState, exportKindNames } from '#core/access/export-approval.ts'
import { guardedField } from '#core/access/export-fields.ts'
import type { ExportRequest } from '#core/api/export-requests.ts'
import { endpoints } from '#core/api/table.ts'
import { townName } from '#core/vocabulary/district.ts'
import { addressOf } from '#ui/client-address.ts'
import { instantInTable } from '#ui/instant.ts'
import type { ReasonRule } from '../batch/reason-rule.ts'
import { nameOfDepartment } from '../notice/field-words.ts'

export const stateLooks: Readonly<Record<ExportRequestState, string>> = {
  pending: 'badge badge-warn',
  approved: 'badge badge-ok',
  rejected: 'badge badge-err',
  'used-up': 'badge',
  expired: 'badge',
  revoked: 'badge',
}

export const revokeReason: ReasonRule = {
  label: '理由（必填，2–200 字，写入审计）',
  shortest: 2,
  longest: 200,
  advice: '请写明原因，如“会议取消”。',
}

/** 2025年度 新桥镇 */
export function scopeText({ kind, cycle, object, town }: ExportRequest): string {
  const which = kind === 'results' && object !== null ? `评估 #${object}` : town === null ? '全区' : townName(town)
  return [`${cycle}年度`, kind === 'department-list' ? null : which].filter(Boolean).join(' ')
}

/** 汇总台账 2025年度 新桥镇 */
export function fileText(request: ExportRequest): string {
  return `${exportKindNames[request.kind]} ${scopeText(request)}`
}

/** 上缴税金总额、研究开发费用 */
export function fieldsText(fields: readonly string[]): string {
  return fields.map((key) => guardedField(key)?.field.label ?? key).join('、')
}

/** What became of the request: by whom, when, how much is left. */
export function fateText(request: ExportRequest): string | null {
  const { state, decided, revoked, downloads, used, validUntil } = request
  if (revoked !== null) return `${revoked.by} ${instantInTable(revoked.at)}：${revoked.reason ?? ''}`
  if (decided === null) return null
  const whose = decided.department === null ? '区专班' : nameOfDepartment(decided.department)
  const by = `${decided.by}（${whose}）${instantInTable(decided.at)}`
  const note = decided.reason === null || decided.reason === '' ? '' : `：${decided.reason}`
  if (state === 'rejected') return `${by}${note}`
  const limits = `已用 ${used}/${downloads ?? 0} 次，有效至 ${validUntil === null ? '' : instantInTable(validUntil)}`
  return `${by}${note}；${limits}`
}

/** Where the file is asked for by its approval; null for one that names no evaluation or list. */
export function fileAddress({ kind, cycle, town, object, number }: ExportRequest): string | null {
  if (kind === 'ledger') {
    return addressOf(endpoints.exportLedger, { query: { cycle, approval: number, ...(town === null ? {} : { town }) } })
  }
  if (object === null) return null
  const request = { params: { id: object }, query: { approval: number } }
  return kind === 'results'
    ? addressOf(endpoints.exportResults, request)
    : addressOf(endpoints.departmentListReport, request)
}
