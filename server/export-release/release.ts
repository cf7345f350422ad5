import type { Kysely } from 'kysely'
import { type ExportKind, exportRequestStateNames } from '#core/access/export-approval.ts'
import { guardedField } from '#core/access/export-fields.ts'
import { answersForAll, unapproved, type Viewer } from '#core/access/mask.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { departments } from '#core/vocabulary/department.ts'
import { findExportRequest, updateExportRequest } from '../db/export-requests.ts'
import type { ExportRequestTable } from '../db/parcel-figure-tables.ts'
import type { Schema } from '../db/schema.ts'
import { fieldsOf, stateOf } from './request-line.ts'

/** A file somebody takes out. */
export interface WantedFile {
  readonly kind: ExportKind
  readonly cycle: string
  readonly object: string | null
  readonly town: string | null
}

/** As whom the file is to be written, and what it says of that. */
export interface Release {
  readonly viewer: Viewer
  /** For the heading of the file. */
  readonly lines: readonly string[]
  /** The approval used, null without one: for the audit log. */
  readonly approval: number | null
}

/**
 * Settles which guarded values may stand in the file, and uses the approval up by one. Whoever sees everything on screen
 * takes out only what an approval covers; everyone else takes out what they see. To be called in the transaction that
 * writes the audit entry. Throws ProblemError export-not-approved.
 * @param number approval named by the request; undefined for none
 * @param told what the file says where guarded values stay out
 */
export async function releaseFor(
  db: Kysely<Schema>,
  district: string,
  { role, org, username }: Viewer & { readonly username: string },
  wanted: WantedFile,
  number: number | undefined,
  at: string,
  told: string,
): Promise<Release> {
  const viewer: Viewer = { role, org }
  if (number === undefined) {
    if (!answersForAll(role)) return { viewer, lines: [], approval: null }
    return { viewer: unapproved(viewer), lines: [told], approval: null }
  }
  const line = await findExportRequest(db, district, number)
  const isTheirs = line?.username === username && answersForAll(role)
  const refusal = line === null || !isTheirs ? '不是您的申请' : refusalOf(line, wanted, at)
  if (line === null || refusal !== null) {
    throw new ProblemError(problem('export-not-approved', { number, reason: refusal ?? '' }))
  }
  const used = line.used + 1
  await updateExportRequest(db, district, number, { used, last_used_at: at })
  const fields = fieldsOf(line).flatMap((key) => guardedField(key)?.field ?? [])
  return { viewer: { ...viewer, released: new Set(fields) }, lines: linesOf({ ...line, used }), approval: number }
}

function refusalOf(line: ExportRequestTable, { kind, cycle, object, town }: WantedFile, at: string): string | null {
  const state = stateOf(line, at)
  if (state !== 'approved') return `为“${exportRequestStateNames[state]}”`
  if (line.kind !== kind || line.cycle !== cycle || line.object !== object) return '不是这份数据的审批'
  return line.town_code === null || line.town_code === town ? null : '只批准了其中一个街镇'
}

function linesOf(line: ExportRequestTable): readonly string[] {
  const { number, used, downloads, valid_until: until, purpose, decided_by: by, decided_org: org } = line
  const whose = departments.find(({ code }) => code === org)?.name ?? '区专班'
  const labels = fieldsOf(line).map((key) => guardedField(key)?.field.label ?? key)
  return [
    `导出审批第 ${number} 号  批准人：${by ?? ''}（${whose}）  第 ${used}/${downloads ?? 0} 次  有效至 ${minute(until ?? '')}`,
    `经批准导出的部门核定值：${labels.join('、')}。用途：${purpose}。仅限上述用途，不得转发。`,
  ]
}

function minute(at: string): string {
  return at.slice(0, 16).replace('T', ' ')
}
