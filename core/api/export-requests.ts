import { z } from 'zod'
import { approvalDays, approvalDownloads, exportKinds, exportRequestStates } from '../access/export-approval.ts'
import { defineEndpoints } from './endpoint.ts'
import { count, cursor, cycle, limit } from './shapes.ts'
import { askingProblems } from './usual-problems.ts'

const number = z.object({ number: z.coerce.number().int().min(1) })
const words = z.string().trim().min(5).max(200)

/** Who did something, when and why. */
const signed = z.object({ by: z.string(), at: z.string(), reason: z.string().nullable() })

export const exportRequest = z.object({
  /** Printed in every file it lets out: 第 12 号. */
  number: count,
  state: z.enum(exportRequestStates),
  kind: z.enum(exportKinds),
  cycle,
  /** The evaluation or the list whose file it is; null for the ledger. */
  object: z.string().nullable(),
  /** Null for the whole district. */
  town: z.string().nullable(),
  /** Departments that own the values, and the fields asked for. */
  departments: z.array(z.string()),
  fields: z.array(z.string()),
  purpose: z.string(),
  asked: signed,
  /** The reader's own: only they use it. */
  own: z.boolean(),
  decided: signed.extend({ department: z.string().nullable() }).nullable(),
  revoked: signed.nullable(),
  /** Of an approval: files it lets out and has let out, and the instant it ends. */
  downloads: count.nullable(),
  used: count,
  validUntil: z.string().nullable(),
  lastUsedAt: z.string().nullable(),
  /** What the reader may do with it now. */
  mayDecide: z.boolean(),
  mayRevoke: z.boolean(),
})
export type ExportRequest = z.infer<typeof exportRequest>

const exportRequestBody = z.object({
  kind: z.enum(exportKinds),
  cycle,
  object: z.string().max(60).optional(),
  town: z.string().max(12).optional(),
  fields: z.array(z.string().max(60)).min(1).max(60),
  /** For what the values are needed, and who will have them. */
  purpose: words,
})
export type ExportRequestBody = z.infer<typeof exportRequestBody>

const exportDecisionBody = z.discriminatedUnion('decision', [
  z.object({
    decision: z.literal('approved'),
    days: count.min(approvalDays.least).max(approvalDays.most),
    downloads: count.min(approvalDownloads.least).max(approvalDownloads.most),
    note: z.string().trim().max(200).optional(),
  }),
  z.object({ decision: z.literal('rejected'), note: z.string().trim().min(2).max(200) }),
])
export type ExportDecisionBody = z.infer<typeof exportDecisionBody>

const acted = [
  ...askingProblems,
  'origin-refused',
  'not-found',
  'export-request-closed',
  'too-busy',
  'storage-full',
] as const

/** Approvals to take 部门核定 values of 统计 and 税务 out of the system. */
export const exportRequestEndpoints = defineEndpoints({
  exportRequests: {
    method: 'GET',
    path: '/api/v1/export-requests',
    summary: '导出审批：申请，新的在前；waiting 为等您审批的件数',
    roles: ['department', 'district', 'auditor'],
    query: z.object({
      state: z.enum(exportRequestStates).optional(),
      kind: z.enum(exportKinds).optional(),
      /** Only the reader's own. */
      own: z.literal('true').optional(),
      cursor,
      limit,
    }),
    answers: {
      200: z.object({ items: z.array(exportRequest), nextCursor: z.string().nullable(), waiting: count }),
    },
    problems: askingProblems,
  },
  askExport: {
    method: 'POST',
    path: '/api/v1/export-requests',
    summary: '导出审批：申请导出统计、税务核定的值',
    roles: ['district', 'auditor'],
    body: exportRequestBody,
    answers: { 201: exportRequest },
    problems: [...askingProblems, 'origin-refused', 'not-found', 'evaluation-not-done', 'too-busy', 'storage-full'],
    bodyLimitBytes: 20_000,
  },
  decideExport: {
    method: 'POST',
    path: '/api/v1/export-requests/:number/decision',
    summary: '导出审批：批准（时限、次数）或驳回，由专班另一人或数据所属部门办理',
    roles: ['department', 'district'],
    params: number,
    body: exportDecisionBody,
    answers: { 200: exportRequest },
    problems: [...acted, 'export-decision-not-yours'],
    bodyLimitBytes: 10_000,
  },
  revokeExport: {
    method: 'POST',
    path: '/api/v1/export-requests/:number/revocation',
    summary: '导出审批：撤销申请或批准，之后不能再凭它导出',
    roles: ['department', 'district'],
    params: number,
    body: z.object({ reason: z.string().trim().min(2).max(200) }),
    answers: { 200: exportRequest },
    problems: [...acted, 'export-decision-not-yours'],
    bodyLimitBytes: 10_000,
  },
})
