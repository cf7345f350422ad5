import { z } from 'zod'
import { evaluationReaders } from '../access/role.ts'
import { decidedAdjustment, decidedCounts, decisionDocument, mostAdjustments } from '../cycle-stage/decision.ts'
import { cycleStages } from '../cycle-stage/stage.ts'
import { defineEndpoints } from './endpoint.ts'
import { count, cycle } from './shapes.ts'
import { askingProblems, objectProblems, writingProblems } from './usual-problems.ts'

const stage = z.enum(cycleStages)
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const ofCycle = z.object({ cycle })
const reason = z.string().trim().min(1).max(500)
/** Number of the last event the page has seen; 0 for none. */
const last = z.number().int().min(0)

/** Acts that are asked for on the page of stages; the others belong to what they are about. */
export const plainStageActs = [
  'start-collection',
  'start-verification',
  'start-evaluation',
  'review',
  'review-unpublished',
  'archive',
  'step-back',
  'step-back-decided',
] as const
export type PlainStageAct = (typeof plainStageActs)[number]

const obstacle = z.object({ id: z.string(), blocks: z.boolean(), text: z.string(), path: z.string() })

const stageDocument = z.object({ sha256, name: z.string(), size: count })
export type StageDocument = z.infer<typeof stageDocument>

const stageEvent = z.object({
  number: count,
  act: z.string(),
  /** As it is printed. */
  name: z.string(),
  from: stage,
  to: stage,
  reason: z.string().nullable(),
  evaluation: z.string().nullable(),
  /** What belongs to it, each in a sentence. */
  notes: z.array(z.string()),
  documents: z.array(stageDocument),
  at: z.string(),
  by: z.string(),
  role: z.string(),
})
export type StageEvent = z.infer<typeof stageEvent>

const nextAct = z.object({
  act: z.string(),
  name: z.string(),
  to: stage,
  needsReason: z.boolean(),
  /** Whether the reader may do it, were nothing in its way. */
  may: z.boolean(),
  obstacles: z.array(obstacle),
})
export type NextAct = z.infer<typeof nextAct>

export const cycleStageBody = z.object({
  cycle,
  stage,
  /** Number of the last event; 0 for none. */
  last,
  /** Nobody has moved the year yet: where it stands was read off its data. */
  derived: z.boolean(),
  /** Every stage with the event by which the year last came into it; null where it has not been, or is no more. */
  stages: z.array(
    z.object({ stage, at: z.string().nullable(), by: z.string().nullable(), reason: z.string().nullable() }),
  ),
  next: z.array(nextAct),
  events: z.array(stageEvent),
})
export type CycleStageBody = z.infer<typeof cycleStageBody>

const decision = z.object({
  document: decisionDocument,
  documentName: z.string(),
  counts: decidedCounts,
  adjustments: z.array(decidedAdjustment),
  evaluation: z.string(),
  at: z.string(),
  by: z.string(),
  /** Why it was corrected; null for the first record. */
  reason: z.string().nullable(),
})
export type DecisionBody = z.infer<typeof decision>

const acted = [...askingProblems, ...writingProblems, 'stage-changed'] as const
const readers = [...evaluationReaders, 'admin'] as const

/** 流程: the stages of a year, each act an event; 审定 as it was recorded. */
export const cycleStageEndpoints = defineEndpoints({
  cycleStages: {
    method: 'GET',
    path: '/api/v1/cycle-stages/:cycle',
    summary: '流程：本年度处于哪一阶段，下一步要办什么，历次办理记录',
    roles: readers,
    params: ofCycle,
    answers: { 200: cycleStageBody },
    problems: askingProblems,
  },
  actOnCycle: {
    method: 'POST',
    path: '/api/v1/cycle-stages/:cycle/acts',
    summary: '流程：转入下一阶段、区专班审核、归档，或说明理由退回上一阶段（审定后仅系统管理）',
    roles: ['district', 'admin'],
    params: ofCycle,
    body: z.object({
      act: z.enum(plainStageActs),
      last,
      reason: reason.optional(),
      /** Uploaded before; minutes of the 区专班. */
      documents: z.array(sha256).max(20).optional(),
    }),
    answers: { 200: cycleStageBody },
    problems: [...acted, 'not-found', 'wrong-stage', 'stage-not-ready'],
  },
  uploadStageDocument: {
    method: 'POST',
    path: '/api/v1/cycle-stages/:cycle/documents',
    summary: '流程：上传会议纪要、回执、审定文件等（PDF、图片、Word、Excel）',
    roles: ['district'],
    params: ofCycle,
    body: { multipart: 'file' },
    answers: { 200: stageDocument },
    problems: [
      ...askingProblems,
      'origin-refused',
      'request-too-large',
      'too-busy',
      'storage-full',
      'attachment-too-large',
      'attachment-type',
      'attachment-unsafe',
    ],
    bodyLimitBytes: 55_000_000,
  },
  stageDocument: {
    method: 'GET',
    path: '/api/v1/cycle-stages/:cycle/documents/:sha256',
    summary: '流程：下载办理材料',
    roles: ['district', 'auditor'],
    params: z.object({ cycle, sha256 }),
    answers: { 200: { binary: 'application/octet-stream' } },
    problems: [...objectProblems, 'attachment-lost'],
  },
  decision: {
    method: 'GET',
    path: '/api/v1/decisions/:cycle',
    summary: '审定：登记的审定文件和各类宗数；还没有审定时，按现有意见将会怎样',
    roles: evaluationReaders,
    params: ofCycle,
    answers: {
      200: z.object({
        decision: decision.nullable(),
        /** What would be decided now; null without a formal evaluation, or once it is decided. */
        expected: decidedCounts.nullable(),
        overrides: z.array(z.string()),
      }),
    },
    problems: askingProblems,
  },
  recordDecision: {
    method: 'POST',
    path: '/api/v1/decisions/:cycle',
    summary: '审定：登记市委、市政府的审定文件，写入每宗地块的审定类别；已审定的为更正，须说明理由',
    roles: ['district'],
    params: ofCycle,
    body: z.object({
      document: decisionDocument,
      adjustments: z.array(decidedAdjustment).max(mostAdjustments),
      last,
      reason: reason.optional(),
    }),
    answers: { 200: decision },
    problems: [...acted, 'not-found', 'wrong-stage', 'stage-not-ready', 'decision-refused'],
    bodyLimitBytes: 2_000_000,
  },
})
