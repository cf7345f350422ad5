import { z } from 'zod'
import { objectionActs } from '../objection/act.ts'
import { contestedItems } from '../objection/contested-item.ts'
import { objectionChannels, objectionDecisions, objectionStates } from '../objection/state.ts'
import { defineEndpoints } from './endpoint.ts'
import { count, cursor, cycle, day, limit } from './shapes.ts'
import { askingProblems, objectProblems, writingProblems } from './usual-problems.ts'

const parcelCode = z.string().min(1).max(40)
const objectionId = z.object({ id: z.string().max(60) })

const objectionSummary = z.object({
  id: z.string(),
  number: count,
  cycle,
  publication: count,
  parcelCode: z.string(),
  townCode: z.string().nullable(),
  firmName: z.string(),
  uscc: z.string().nullable(),
  channel: z.enum(objectionChannels),
  state: z.enum(objectionStates),
  /** As it was published. */
  verdict: z.string(),
  items: z.array(z.enum(contestedItems)),
  receivedOn: day.nullable(),
  late: z.boolean(),
  /** Until when it is to be answered; 暂定 where a year's notice of holidays is not out. */
  due: z.object({ day, provisional: z.boolean() }).nullable(),
  /** Working days from today to the due day; negative when it is past. Null where nothing is awaited. */
  daysLeft: count.nullable(),
  decision: z.enum(objectionDecisions).nullable(),
  answeredOn: day.nullable(),
  files: count,
  reevaluation: count.nullable(),
  /** Grows with every event; an act repeats it. */
  revision: count,
})
export type ObjectionSummary = z.infer<typeof objectionSummary>

const objectionEvent = z.object({
  number: count,
  act: z.enum(['open', 'attach', 're-evaluate', ...objectionActs]),
  at: z.string(),
  by: z.string(),
  note: z.string().nullable(),
})

const objectionFile = z.object({
  sha256: z.string(),
  name: z.string(),
  size: count,
  side: z.enum(['firm', 'town', 'district']),
  by: z.string(),
  at: z.string(),
})

const objectionDetail = objectionSummary.extend({
  evaluation: count,
  windowLastDay: day,
  grounds: z.string(),
  admittedReason: z.string().nullable(),
  /** Null for the firm until it is answered. */
  opinion: z.string().nullable(),
  opinionBy: z.string().nullable(),
  opinionDue: day.nullable(),
  decisionReason: z.string().nullable(),
  /** Parcels to evaluate anew. */
  parcels: z.array(z.string()),
  events: z.array(objectionEvent),
  evidence: z.array(objectionFile),
  possible: z.array(z.enum(objectionActs)),
  mayAttach: z.boolean(),
})
export type ObjectionDetail = z.infer<typeof objectionDetail>

export const objectionQuery = z.object({
  cycle,
  /** open = received and not answered; mine = the reader is to act; accepted = for re-evaluation. */
  only: z.enum(['open', 'mine', 'overdue', 'late', 'accepted', 'closed']).optional(),
  town: z.string().max(20).optional(),
  publication: z.coerce.number().int().min(1).optional(),
  parcelCode: parcelCode.optional(),
  /** Part of code, name or 信用代码. */
  q: z.string().max(100).optional(),
  cursor,
  limit,
})
export type ObjectionQuery = z.infer<typeof objectionQuery>

export const openObjectionBody = z.object({
  publication: count.min(1),
  parcelCode,
  items: z.array(z.enum(contestedItems)).min(1).max(contestedItems.length),
  grounds: z.string().trim().min(5).max(1000),
  /** Of what came on paper: whose it is. */
  firmName: z.string().trim().min(2).max(100).optional(),
})
export type OpenObjectionBody = z.infer<typeof openObjectionBody>

export const objectionActBody = z.object({
  act: z.enum(objectionActs),
  /** As the person saw it. */
  revision: count,
  note: z.string().trim().max(1000).optional(),
  /** Of 提出异议 on paper: the day the 街镇 received it. */
  receivedOn: day.optional(),
  /** Of 作出决定. */
  decision: z.enum(objectionDecisions).optional(),
  /** Of 采纳 and 部分采纳: parcels to evaluate anew; absent for the one it is about. */
  parcels: z.array(parcelCode).min(1).max(50).optional(),
})
export type ObjectionActBody = z.infer<typeof objectionActBody>

const accepted = z.object({
  id: z.string(),
  number: count,
  parcelCode: z.string(),
  firmName: z.string(),
  decision: z.enum(objectionDecisions),
  parcels: z.array(z.string()),
})

const change = z.object({ parcelCode: z.string(), before: z.string().nullable(), after: z.string().nullable() })

const reEvaluation = z.object({
  /** Accepted and answered, not taken up by an evaluation yet. */
  waiting: z.array(accepted),
  /** Parcels of those, each once. */
  parcels: z.array(z.string()),
  /** The formal evaluation the next one starts from. */
  formal: count.nullable(),
  /** One that takes them up is under way. */
  running: count.nullable(),
  /** The last that took objections up, with the classes that changed. */
  last: z.object({ evaluation: count, objections: count, changes: z.array(change), unchanged: count }).nullable(),
})
export type ReEvaluationBody = z.infer<typeof reEvaluation>

const readers = ['enterprise', 'town', 'town-reviewer', 'district', 'auditor'] as const
const openers = ['enterprise', 'town', 'town-reviewer'] as const
const actors = ['enterprise', 'town', 'town-reviewer', 'district'] as const
const acted = [...objectProblems, ...writingProblems] as const

/** 异议: what a firm holds against its published class, with stamped evidence, an opinion, a decision and an answer. */
export const objectionEndpoints = defineEndpoints({
  objections: {
    method: 'GET',
    path: '/api/v1/objections',
    summary: '公示异议：列表，答复期限最近的在前',
    roles: readers,
    query: objectionQuery,
    answers: {
      200: z.object({
        items: z.array(objectionSummary),
        nextCursor: z.string().nullable(),
        total: count,
        /** Of the year, whatever the filter, within the reader's scope. */
        counts: z.object({ open: count, mine: count, overdue: count, late: count, accepted: count, closed: count }),
      }),
    },
    problems: askingProblems,
  },
  openObjection: {
    method: 'POST',
    path: '/api/v1/objections',
    summary: '公示异议：企业起草，或街镇代录纸质材料（上传盖章凭证后提出）',
    roles: openers,
    body: openObjectionBody,
    answers: { 201: objectionDetail },
    problems: [...acted, 'objection-open-already', 'objection-not-ready'],
  },
  objection: {
    method: 'GET',
    path: '/api/v1/objections/:id',
    summary: '公示异议：一件的全部经过',
    roles: readers,
    params: objectionId,
    answers: { 200: objectionDetail },
    problems: objectProblems,
  },
  actOnObjection: {
    method: 'POST',
    path: '/api/v1/objections/:id/acts',
    summary: '公示异议：提出、受理逾期的、街镇意见、决定、撤销上一步、答复、撤回',
    roles: actors,
    params: objectionId,
    body: objectionActBody,
    answers: { 200: objectionDetail },
    problems: [...acted, 'objection-act-not-allowed', 'objection-changed', 'objection-not-ready', 'wrong-stage'],
  },
  attachToObjection: {
    method: 'POST',
    path: '/api/v1/objections/:id/files',
    summary: '公示异议：上传盖章凭证（PDF、图片、Word、Excel）',
    roles: actors,
    params: objectionId,
    body: { multipart: 'file' },
    answers: { 200: objectionDetail },
    problems: [
      ...acted,
      'request-too-large',
      'objection-act-not-allowed',
      'objection-not-ready',
      'attachment-too-large',
      'attachment-type',
      'attachment-unsafe',
    ],
    bodyLimitBytes: 55_000_000,
  },
  objectionFile: {
    method: 'GET',
    path: '/api/v1/objections/:id/files/:sha256',
    summary: '公示异议：下载凭证',
    roles: readers,
    params: z.object({ id: z.string().max(60), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
    answers: { 200: { binary: 'application/octet-stream' } },
    problems: [...objectProblems, 'attachment-lost'],
  },
  objectionReEvaluation: {
    method: 'GET',
    path: '/api/v1/objection-re-evaluation',
    summary: '公示异议：已采纳、待重新评估的地块，和上一次重新评估的变化',
    roles: ['district', 'auditor'],
    query: z.object({ cycle }),
    answers: { 200: reEvaluation },
    problems: askingProblems,
  },
  reEvaluateObjections: {
    method: 'POST',
    path: '/api/v1/objection-re-evaluation',
    summary: '公示异议：重新评估已采纳的地块；20 秒内完成返回 200，否则 202',
    roles: ['district'],
    body: z.object({ cycle, reason: z.string().trim().min(5).max(300) }),
    answers: { 200: reEvaluation, 202: reEvaluation },
    problems: [
      ...askingProblems,
      ...writingProblems,
      'objection-not-ready',
      'wrong-stage',
      'evaluation-not-done',
      'evaluation-not-recomputable',
      'engine-unknown',
      're-evaluation-refused',
      'formal-blocked',
      'evaluation-failed',
    ],
    bodyLimitBytes: 10_000,
  },
})
