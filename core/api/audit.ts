import { z } from 'zod'
import { auditChains } from '../access/audit-action.ts'
import { auditReaders } from '../access/role.ts'
import { defineEndpoints } from './endpoint.ts'
import { cursor, day, limit } from './shapes.ts'
import { askingProblems } from './usual-problems.ts'

const chain = z.enum(auditChains)

const filter = z.object({
  /** The district's own acts when not given; those of the installation are for 审计 and 安全管理. */
  chain: chain.optional(),
  /** First and last day, Asia/Shanghai, both included. */
  from: day.optional(),
  until: day.optional(),
  username: z.string().max(60).optional(),
  /** Comma-separated codes of actions. */
  action: z.string().max(400).optional(),
  /** Part of the object. */
  object: z.string().max(100).optional(),
})

export const auditEntry = z.object({
  seq: z.number().int(),
  at: z.string(),
  username: z.string().nullable(),
  /** Name of the account today; null when there is no such account. */
  name: z.string().nullable(),
  role: z.string().nullable(),
  /** A code of auditActions; a newer server may write others. */
  action: z.string(),
  object: z.string(),
  details: z.record(z.string(), z.unknown()),
})
export type AuditEntryBody = z.infer<typeof auditEntry>

export const auditChainState = z.object({
  chain,
  entries: z.number().int(),
  /** How the last check of the whole chain ended; null when there was none. */
  checked: z.object({ at: z.string(), entries: z.number().int(), faults: z.array(z.string()) }).nullable(),
  /** The newest anchor outside the database; null when there is none. */
  anchored: z.object({ at: z.string(), seq: z.number().int() }).nullable(),
  /** The newest entry as an anchor on paper; null when there is none. */
  paper: z.string().nullable(),
})
export type AuditChainState = z.infer<typeof auditChainState>

const state = z.object({
  chains: z.array(auditChainState),
  /** Files outside the database that cannot be given anchors now. */
  anchorsFailing: z.number().int(),
  /** A check of the log is under way. */
  checking: z.boolean(),
})

export const auditEndpoints = defineEndpoints({
  audit: {
    method: 'GET',
    path: '/api/v1/audit',
    summary: '审计记录，最新的在前',
    roles: auditReaders,
    query: filter.extend({ cursor, limit }),
    answers: { 200: z.object({ items: z.array(auditEntry), nextCursor: z.string().nullable() }) },
    problems: askingProblems,
  },
  auditState: {
    method: 'GET',
    path: '/api/v1/audit/state',
    summary: '审计链的状态：条数、上次校验、锚点',
    roles: auditReaders,
    answers: { 200: state },
    problems: ['not-signed-in', 'not-allowed'],
  },
  checkAudit: {
    method: 'POST',
    path: '/api/v1/audit/checks',
    summary: '从第一条起校验审计链',
    roles: auditReaders,
    answers: { 200: state },
    problems: ['not-signed-in', 'not-allowed', 'origin-refused', 'too-busy'],
  },
  exportAudit: {
    method: 'GET',
    path: '/api/v1/audit/export',
    summary: '导出审计记录（CSV）',
    roles: auditReaders,
    query: filter,
    answers: { 200: { binary: 'text/csv' } },
    problems: askingProblems,
  },
})
