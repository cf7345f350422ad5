import { z } from 'zod'
import { evaluationReaders, evaluationRunners } from '../access/role.ts'
import { clearers } from '../evaluation-gates/clearer.ts'
import { gate } from '../evaluation-gates/gate.ts'
import { leastOverrideReason, mostOverrideReason } from '../evaluation-gates/override-reason.ts'
import { gateIds } from '../vocabulary/evaluation-gate.ts'
import { defineEndpoints } from './endpoint.ts'
import { evaluation } from './evaluations.ts'
import { count, cursor, cycle, landClass, limit, parcelClass, xlsxFile } from './shapes.ts'
import { askingProblems, objectProblems, writingProblems } from './usual-problems.ts'

const clearer = z.enum(clearers)
const gateId = z.enum(gateIds)
const reason = z.string().trim().min(leastOverrideReason).max(mostOverrideReason)

const gateLine = z.object({
  parcelCode: z.string(),
  townCode: z.string().nullable(),
  clearers: z.array(clearer),
  /** Fields, checks or a state, in Chinese; never a value. */
  what: z.string(),
})
export type GateLineBody = z.infer<typeof gateLine>

/** What the formal evaluation of a year waits for, as it was counted last. */
export const formalGates = z.object({
  cycle,
  /** Null: nobody has counted yet. `status` running: the numbers are of no count at all. */
  check: z
    .object({
      status: z.enum(['running', 'done', 'failed']),
      startedAt: z.string(),
      finishedAt: z.string().nullable(),
      by: z.string(),
      standard: z.string(),
    })
    .nullable(),
  gates: z.array(
    gate.extend({
      clearers: z.array(z.object({ clearer, count })),
      /** The first of them; none for who may not see single parcels. */
      first: z.array(gateLine),
    }),
  ),
})
export type FormalGates = z.infer<typeof formalGates>

const standing = z.object({
  class: parcelClass.nullable(),
  how: z.enum(['direct', 'ranked', 'exempt']).nullable(),
  total: z.number().nullable(),
  rank: count.nullable(),
  of: count.nullable(),
})

/** A parcel before and after; null where it was not, or is no more, among the parcels. */
const movement = z.object({
  parcelCode: z.string(),
  townCode: z.string().nullable(),
  landClass: landClass.nullable(),
  before: standing.nullable(),
  after: standing.nullable(),
})
export type Movement = z.infer<typeof movement>

/** What an evaluation that was made again changed. */
export const reEvaluation = z.object({
  evaluation: z.string(),
  basis: z.string(),
  reason: z.string(),
  by: z.string(),
  at: z.string(),
  /** Parcels it was made for, with what of their inputs is another now, both sides as they are printed. */
  judgedAgain: z.array(
    movement.extend({
      inputs: z.array(z.object({ what: z.string(), before: z.string().nullable(), after: z.string().nullable() })),
    }),
  ),
  /** Parcels whose class, rank or total is another only because of those. */
  moved: z.object({
    items: z.array(movement),
    nextCursor: z.string().nullable(),
    total: count,
    /** Of them, those of another class. */
    classes: count,
  }),
})
export type ReEvaluation = z.infer<typeof reEvaluation>

const id = z.object({ id: z.string().max(60) })
const acting = [...askingProblems, ...writingProblems] as const
const gateReaders = ['district', 'auditor', 'admin'] as const
const lineReaders = ['district', 'auditor'] as const

/** 正式评估: what it waits for, what an administrator lets pass, and what is made again of it. */
export const formalEndpoints = defineEndpoints({
  formalGates: {
    method: 'GET',
    path: '/api/v1/formal-gates',
    summary: '正式评估条件：各条件的数量、由谁办理、是否例外放行',
    roles: gateReaders,
    query: z.object({ cycle }),
    answers: { 200: formalGates },
    problems: askingProblems,
  },
  checkFormalGates: {
    method: 'POST',
    path: '/api/v1/formal-gates/check',
    summary: '正式评估条件：重新统计；20 秒内完成返回 200，否则 202',
    roles: ['district', 'admin'],
    body: z.object({ cycle }),
    answers: { 200: formalGates, 202: formalGates },
    problems: [...acting, 'no-standard-in-force', 'standards-overlap', 'evaluation-failed'],
    bodyLimitBytes: 10_000,
  },
  formalGateLines: {
    method: 'GET',
    path: '/api/v1/formal-gates/lines',
    summary: '正式评估条件：未满足的地块和事项',
    roles: lineReaders,
    query: z.object({ cycle, gate: gateId, cursor, limit }),
    answers: { 200: z.object({ items: z.array(gateLine), nextCursor: z.string().nullable() }) },
    problems: askingProblems,
  },
  exportFormalGates: {
    method: 'GET',
    path: '/api/v1/exports/formal-gates',
    summary: '正式评估条件：导出未满足的地块和事项（xlsx）',
    roles: lineReaders,
    query: z.object({ cycle }),
    answers: { 200: xlsxFile },
    problems: objectProblems,
  },
  overrideFormalGate: {
    method: 'POST',
    path: '/api/v1/formal-gates/overrides',
    summary: '正式评估条件：系统管理说明理由例外放行，用于下一次正式评估',
    roles: ['admin'],
    body: z.object({ cycle, gate: gateId, reason }),
    answers: { 200: formalGates },
    problems: [...acting, 'gate-override-refused'],
    bodyLimitBytes: 10_000,
  },
  revokeFormalGate: {
    method: 'POST',
    path: '/api/v1/formal-gates/overrides/revocation',
    summary: '正式评估条件：撤回尚未使用的例外放行',
    roles: ['admin'],
    body: z.object({ cycle, gate: gateId }),
    answers: { 200: formalGates },
    problems: [...acting, 'gate-override-refused'],
    bodyLimitBytes: 10_000,
  },
  reEvaluate: {
    method: 'POST',
    path: '/api/v1/evaluations/:id/re-evaluation',
    summary: '重新评估：以一次正式评估留存的输入为底，只换所列地块的现有数据；20 秒内完成返回 201，否则 202',
    roles: evaluationRunners,
    params: id,
    body: z.object({ parcelCodes: z.array(z.string().min(1).max(40)).min(1).max(500), reason }),
    answers: { 201: evaluation, 202: evaluation },
    problems: [
      ...acting,
      'not-found',
      'wrong-stage',
      'evaluation-not-done',
      'evaluation-not-recomputable',
      'engine-unknown',
      're-evaluation-refused',
      'formal-blocked',
      'evaluation-failed',
    ],
    bodyLimitBytes: 100_000,
  },
  reEvaluation: {
    method: 'GET',
    path: '/api/v1/evaluations/:id/re-evaluation',
    summary: '重新评估的差异：重新判定的地块和因此变动的地块',
    roles: evaluationReaders,
    params: id,
    query: z.object({ cursor, limit, only: z.enum(['class']).optional() }),
    answers: { 200: reEvaluation },
    problems: [...objectProblems, 'evaluation-not-done'],
  },
  exportReEvaluation: {
    method: 'GET',
    path: '/api/v1/evaluations/:id/re-evaluation/export',
    summary: '重新评估的差异：导出（xlsx）',
    roles: evaluationReaders,
    params: id,
    answers: { 200: xlsxFile },
    problems: [...objectProblems, 'evaluation-not-done'],
  },
  cancelEvaluation: {
    method: 'POST',
    path: '/api/v1/evaluations/:id/cancellation',
    summary: '取消正在运行的评估，不留结果',
    roles: evaluationRunners,
    params: id,
    answers: { 200: evaluation },
    problems: [...acting, 'not-found', 'evaluation-not-running'],
  },
})
