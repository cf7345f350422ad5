import { z } from 'zod'
import { workCalendarSchema } from '../calendar/schema.ts'
import { filingActSchema } from '../filing/act-schema.ts'
import { checklistSchema } from '../filing/checklist-schema.ts'
import { filingEventSchema } from '../filing/event-schema.ts'
import { filingParties } from '../filing/party.ts'
import { filingStates } from '../filing/state.ts'
import { documentKinds } from '../filing-route/document-kind.ts'
import { deciders } from '../filing-route/route.ts'
import { defineEndpoints } from './endpoint.ts'
import { boundarySummary } from './filing-files.ts'
import { clockRule } from './filing-rules.ts'
import { cellOrNull, cursor, limit } from './shapes.ts'
import { askingProblems, objectProblems } from './usual-problems.ts'

export const filingReaders = ['enterprise', 'town', 'town-reviewer', 'department', 'district', 'auditor'] as const
export const filingActors = ['enterprise', 'town', 'town-reviewer', 'department', 'district'] as const

const filingId = z.object({ id: z.string().max(60) })

const clock = z.object({
  phase: z.enum(['not-started', 'running', 'paused', 'stopped']),
  limitDays: z.number().int(),
  daysUsed: z.number().int(),
  daysLeft: z.number().int(),
  overdueBy: z.number().int(),
  level: z.enum(['plain', 'near', 'nearest', 'overdue']),
  deadline: z.object({ date: z.string(), provisional: z.boolean() }).nullable(),
  provisional: z.boolean(),
})

export const filingSummary = z.object({
  /** Opaque; says nothing of filings of others. */
  id: z.string(),
  /** What people call it by; unique in the district. */
  number: z.string(),
  projectName: z.string(),
  firmName: z.string(),
  townCode: z.string(),
  /** ①, ②a, ②b, ③, 临港; blank before a declaration. */
  routeMark: z.string(),
  works: z.string().nullable(),
  /** Who decides on its route; null while that is open. */
  decider: z.enum(deciders).nullable(),
  state: z.enum(filingStates),
  clock,
  /** Names of departments whose opinion is awaited. */
  awaiting: z.array(z.string()),
  /** How many of them were reminded. */
  reminded: z.number().int(),
  /** The reader's own department was reminded and has not answered: the last time, by whom, and when it should have. */
  ownReminder: z.object({ day: z.string(), by: z.string(), dueDay: z.string(), times: z.number().int() }).nullable(),
  /** S7 is due and not done. */
  cityNoticeOpen: z.boolean(),
  changedAt: z.string(),
})
export type FilingSummary = z.infer<typeof filingSummary>

/** One filing: its log and what the log is read with. Pages fold it by core/filing, as the server does. */
export const filingDetail = z.object({
  id: z.string(),
  /** Number of events: an act names the version it was decided on. */
  version: z.number().int(),
  events: z.array(filingEventSchema),
  /** The 申请表 as it stands; contacts are masked for reviewers. */
  cells: z.record(z.string(), cellOrNull),
  cellsRevision: z.number().int(),
  /** The reader may change the 申请表 now. */
  mayDeclare: z.boolean(),
  /** On whose side the reader stands; null only looks. */
  party: z.enum(filingParties).nullable(),
  /** Readings of 四至范围 files, by their hash. */
  boundaries: z.record(z.string(), boundarySummary),
  /** Uploaded, and not yet filed with an act. */
  uploads: z.array(
    z.object({
      kind: z.enum(documentKinds),
      sha256: z.string(),
      name: z.string(),
      size: z.number().int(),
      by: z.string(),
      at: z.string(),
    }),
  ),
  calendar: workCalendarSchema,
  rule: clockRule,
  checklist: checklistSchema,
  today: z.string(),
})
export type FilingDetail = z.infer<typeof filingDetail>

/** A field that somebody else changed meanwhile: theirs stands, mine was not written. */
const declarationConflict = z.object({ field: z.string(), mine: cellOrNull, theirs: cellOrNull, theirsBy: z.string() })

export const filingEndpoints = defineEndpoints({
  filings: {
    method: 'GET',
    path: '/api/v1/filings',
    summary: '优质项目：列表',
    roles: filingReaders,
    query: z.object({
      /** Comma-separated states. */
      state: z.string().max(200).optional(),
      town: z.string().max(40).optional(),
      /** near: three working days left or fewer; overdue: past the limit without a decision. */
      due: z.enum(['near', 'overdue']).optional(),
      /** Part of number, project, firm or credit code. */
      q: z.string().max(100).optional(),
      sort: z.enum(['urgency', '-changedAt', 'number', '-number']).optional(),
      cursor,
      limit,
    }),
    /** Counts are of all the reader may see of the same town and words, whatever the state asked for. */
    answers: {
      200: z.object({
        items: z.array(filingSummary),
        nextCursor: z.string().nullable(),
        total: z.number().int(),
        counts: z.record(z.enum(filingStates), z.number().int()),
        near: z.number().int(),
        overdue: z.number().int(),
        /** Filings whose 联审 the reader's own department was reminded of and has not answered. */
        ownReminders: z.number().int(),
      }),
    },
    problems: askingProblems,
  },
  filing: {
    method: 'GET',
    path: '/api/v1/filings/:id',
    summary: '优质项目：一个项目的全部记录',
    roles: filingReaders,
    params: filingId,
    answers: { 200: filingDetail },
    problems: objectProblems,
  },
  createFiling: {
    method: 'POST',
    path: '/api/v1/filings',
    summary: '优质项目：建立项目（项目单位，或区产业部门代为登记）',
    roles: ['enterprise', 'department', 'district'],
    /** The same key again gives the same filing. Cells must name project, unit, credit code and town. */
    body: z.object({
      request: z.uuid(),
      formVersion: z.string().max(40),
      cells: z.record(z.string().max(60), cellOrNull),
    }),
    answers: { 200: filingDetail },
    problems: [
      ...askingProblems,
      'origin-refused',
      'form-version-unknown',
      'filing-not-ready',
      'filing-act-not-yours',
      'batch-id-reused',
      'too-busy',
    ],
    bodyLimitBytes: 200_000,
  },
  declareFiling: {
    method: 'POST',
    path: '/api/v1/filings/:id/declaration',
    summary: '优质项目：保存申请表（草稿、补正），按字段合并',
    roles: filingActors,
    params: filingId,
    body: z.object({
      formVersion: z.string().max(40),
      baseRevision: z.number().int().min(0),
      /** Changed fields only. */
      fields: z.record(z.string().max(60), cellOrNull),
    }),
    answers: { 200: z.object({ detail: filingDetail, conflicts: z.array(declarationConflict) }) },
    problems: [
      ...askingProblems,
      'origin-refused',
      'not-found',
      'form-version-unknown',
      'filing-act-not-allowed',
      'filing-act-not-yours',
      'row-key-changed',
      'too-busy',
    ],
    bodyLimitBytes: 200_000,
  },
  actOnFiling: {
    method: 'POST',
    path: '/api/v1/filings/:id/acts',
    summary: '优质项目：办理（申报、受理、初审、成表、联审、认定、跟踪……）',
    roles: filingActors,
    params: filingId,
    body: z.object({
      /** The same key again gives the same answer. */
      request: z.uuid(),
      version: z.number().int().min(1),
      act: filingActSchema,
      /** The day it counts for, when it is recorded later; today when absent. */
      day: z.iso.date().optional(),
      comment: z.string().trim().max(500).optional(),
      /** Uploaded to this filing before. */
      documents: z
        .array(z.object({ kind: z.enum(documentKinds), sha256: z.string().regex(/^[0-9a-f]{64}$/) }))
        .max(30)
        .optional(),
    }),
    answers: { 200: filingDetail },
    problems: [
      ...askingProblems,
      'origin-refused',
      'not-found',
      'filing-changed',
      'filing-act-not-allowed',
      'filing-act-not-yours',
      'filing-not-ready',
      'batch-id-reused',
      'paper-missing-glyph',
      'paper-time-out',
      'storage-full',
      'too-busy',
    ],
    bodyLimitBytes: 300_000,
  },
  filingSummaries: {
    method: 'GET',
    path: '/api/v1/filings-summary',
    summary: '优质项目：汇总统计（工作节点和用时），表、图同源',
    roles: ['town', 'town-reviewer', 'department', 'district', 'auditor'],
    query: z.object({
      year: z
        .string()
        .regex(/^20\d\d$/)
        .optional(),
    }),
    answers: {
      200: z.object({
        today: z.string(),
        rows: z.array(
          z.object({
            id: z.string(),
            number: z.string(),
            projectName: z.string(),
            firmName: z.string(),
            townCode: z.string(),
            routeMark: z.string(),
            state: z.enum(filingStates),
            decider: z.enum(deciders).nullable(),
            /** By node of core/filing/summary.ts; null where not reached. */
            nodes: z.record(
              z.string(),
              z.object({ day: z.string().nullable(), daysUsed: z.number().int().nullable() }),
            ),
            daysUsed: z.number().int(),
            overdueBy: z.number().int(),
            corrections: z.number().int(),
            deadline: z.string(),
            decision: z.string(),
            overrunReason: z.string(),
            cityNotice: z.enum(['not-needed', 'open', 'done']),
          }),
        ),
        histogram: z.object({
          bins: z.array(z.number().int()),
          overLimit: z.number().int(),
          limitDays: z.number().int(),
          decided: z.number().int(),
        }),
      }),
    },
    problems: askingProblems,
  },
})
