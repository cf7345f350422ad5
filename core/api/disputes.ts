import { z } from 'zod'
import { disputeActs } from '../dispute/act.ts'
import { disputeStates } from '../dispute/state.ts'
import { mostAnswerDays } from '../dispute/terms.ts'
import { defineEndpoints } from './endpoint.ts'
import { cellOrNull, cellValue, count, cursor, cycle, day, formId, limit, scalar } from './shapes.ts'
import { askingProblems, objectProblems, writingProblems } from './usual-problems.ts'

const disputeId = z.object({ id: z.string().max(60) })
const rowText = z.string().max(100)
const fieldName = z.string().max(60)
const words = z.string().trim().min(5).max(500)

/** A department's value of one of the firm's own rows. */
const ownValue = z.object({
  form: formId,
  key: rowText,
  parcelCode: z.string(),
  uscc: z.string().nullable(),
  name: z.string().nullable(),
  field: fieldName,
  departments: z.array(z.string()),
  value: cellValue,
  /** What stands below it: found on site, else reported; null for nothing. */
  below: cellOrNull,
  by: z.string(),
  at: z.string(),
  /** The firm said that this very value is right. */
  confirmed: z.object({ by: z.string(), at: z.string() }).nullable(),
  /** The dispute that is open about it. */
  dispute: z.object({ id: z.string(), state: z.enum(disputeStates) }).nullable(),
  /** The parcel is locked: nothing changes any more. */
  isLocked: z.boolean(),
})
export type OwnValue = z.infer<typeof ownValue>

const summary = z.object({
  id: z.string(),
  number: count,
  cycle,
  form: formId,
  key: rowText,
  parcelCode: z.string(),
  /** The firm that disputes. */
  uscc: z.string(),
  name: z.string().nullable(),
  townCode: z.string().nullable(),
  field: fieldName,
  departments: z.array(z.string()),
  state: z.enum(disputeStates),
  /** The values and what was written are not for the reader. */
  masked: z.boolean(),
  /** The department's value that is disputed, and what the firm holds to be right; null where masked. */
  disputed: cellOrNull,
  claimed: cellOrNull,
  openedAt: z.string(),
  raisedOn: day.nullable(),
  /** Until when the department is to answer; null while nothing is raised. 暂定 where a year's notice is not out. */
  due: z.object({ day, provisional: z.boolean() }).nullable(),
  isOverdue: z.boolean(),
  /** Working days since it was raised; null while it is not, or is closed. */
  waitedDays: count.nullable(),
  files: count,
  /** Grows with every event; an act repeats it. */
  revision: count,
})
export type DisputeSummary = z.infer<typeof summary>

const disputeEvent = z.object({
  number: count,
  act: z.enum(['open', ...disputeActs, 'attach']),
  at: z.string(),
  by: z.string(),
  /** Null where it is not for the reader. */
  note: z.string().nullable(),
  /** What the firm claimed, or what the department made of it. */
  value: cellOrNull,
})

const disputeFile = z.object({
  sha256: z.string(),
  name: z.string(),
  size: count,
  side: z.enum(['firm', 'department']),
  by: z.string(),
  at: z.string(),
})

const disputeDetail = summary.extend({
  /** The department's value as it stands now. */
  present: cellOrNull,
  below: cellOrNull,
  reason: z.string().nullable(),
  events: z.array(disputeEvent),
  /** Empty where the evidence is not for the reader; `files` still counts it. */
  evidence: z.array(disputeFile),
  possible: z.array(z.enum(disputeActs)),
  mayAttach: z.boolean(),
})
export type DisputeDetail = z.infer<typeof disputeDetail>

const terms = z.object({
  version: count,
  answerDays: count,
  reason: z.string().nullable(),
  by: z.string().nullable(),
  at: z.string().nullable(),
})
export type DisputeTermsBody = z.infer<typeof terms>

export const disputeQuery = z.object({
  cycle,
  /** open = not answered; mine = the reader is to act. */
  only: z.enum(['open', 'mine', 'overdue', 'closed']).optional(),
  town: z.string().max(20).optional(),
  department: z.string().max(40).optional(),
  parcelCode: z.string().max(40).optional(),
  /** Part of code, name or 信用代码. */
  q: z.string().max(100).optional(),
  cursor,
  limit,
})

export const actBody = z.object({
  act: z.enum(disputeActs),
  /** As the person saw it. */
  revision: count,
  /** Why; needed by all acts but 受理. */
  note: z.string().trim().max(500).optional(),
  /** Of 提出异议: what the firm holds to be right; of 更正: the value from now on. */
  value: scalar.optional(),
})
export type DisputeActBody = z.infer<typeof actBody>

export const openBody = z.object({
  cycle,
  form: formId,
  key: rowText,
  field: fieldName,
  /** The department's value as the person saw it. */
  value: cellValue,
  claimed: scalar,
  reason: words,
})
export type DisputeOpenBody = z.infer<typeof openBody>

export const confirmationBody = z.object({
  cycle,
  items: z
    .array(z.object({ form: formId, key: rowText, field: fieldName, value: cellValue }))
    .min(1)
    .max(500),
})
export type ConfirmationBody = z.infer<typeof confirmationBody>

const readers = ['enterprise', 'town', 'town-reviewer', 'department', 'district', 'auditor'] as const
const acted = [...objectProblems, ...writingProblems] as const

/** 异议: a firm confirms or disputes what departments say of its own rows, with evidence; the department answers. */
export const disputeEndpoints = defineEndpoints({
  ownDepartmentValues: {
    method: 'GET',
    path: '/api/v1/disputes/values',
    summary: '部门数据核对：本企业各行的部门核定值',
    roles: ['enterprise'],
    query: z.object({ cycle }),
    answers: { 200: z.object({ items: z.array(ownValue) }) },
    problems: askingProblems,
  },
  confirmDepartmentValues: {
    method: 'POST',
    path: '/api/v1/disputes/confirmations',
    summary: '部门数据核对：企业确认部门核定值',
    roles: ['enterprise'],
    body: confirmationBody,
    answers: { 200: z.object({ confirmed: count }) },
    problems: [...acted, 'dispute-value-changed', 'dispute-open-already'],
  },
  openDispute: {
    method: 'POST',
    path: '/api/v1/disputes',
    summary: '异议：企业起草（上传凭证后提出）',
    roles: ['enterprise'],
    body: openBody,
    answers: { 200: disputeDetail },
    problems: [...acted, 'dispute-value-changed', 'dispute-open-already', 'dispute-value-refused', 'row-locked'],
  },
  disputes: {
    method: 'GET',
    path: '/api/v1/disputes',
    summary: '异议：列表，期限最近的在前；街镇只看到有异议，不看核定值和凭证',
    roles: readers,
    query: disputeQuery,
    answers: {
      200: z.object({
        items: z.array(summary),
        nextCursor: z.string().nullable(),
        total: count,
        /** Of the year, whatever the filter: those that wait for the reader, and those overdue. */
        mine: count,
        overdue: count,
        open: count,
      }),
    },
    problems: askingProblems,
  },
  dispute: {
    method: 'GET',
    path: '/api/v1/disputes/:id',
    summary: '异议：一件的全部经过',
    roles: readers,
    params: disputeId,
    answers: { 200: disputeDetail },
    problems: objectProblems,
  },
  actOnDispute: {
    method: 'POST',
    path: '/api/v1/disputes/:id/acts',
    summary: '异议：提出、受理、退回补充、维持、更正、撤回',
    roles: ['enterprise', 'department'],
    params: disputeId,
    body: actBody,
    answers: { 200: disputeDetail },
    problems: [
      ...acted,
      'dispute-act-not-allowed',
      'dispute-changed',
      'dispute-value-changed',
      'dispute-value-refused',
      'dispute-not-ready',
      'row-locked',
    ],
  },
  attachToDispute: {
    method: 'POST',
    path: '/api/v1/disputes/:id/files',
    summary: '异议：上传凭证（PDF、图片、Word、Excel）',
    roles: ['enterprise', 'department'],
    params: disputeId,
    body: { multipart: 'file' },
    answers: { 200: disputeDetail },
    problems: [
      ...acted,
      'request-too-large',
      'dispute-act-not-allowed',
      'dispute-not-ready',
      'attachment-too-large',
      'attachment-type',
      'attachment-unsafe',
    ],
    bodyLimitBytes: 55_000_000,
  },
  disputeFile: {
    method: 'GET',
    path: '/api/v1/disputes/:id/files/:sha256',
    summary: '异议：下载凭证',
    roles: ['enterprise', 'department', 'district', 'auditor'],
    params: z.object({ id: z.string().max(60), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
    answers: { 200: { binary: 'application/octet-stream' } },
    problems: [...objectProblems, 'attachment-lost'],
  },
  disputeTerms: {
    method: 'GET',
    path: '/api/v1/dispute-terms',
    summary: '异议：答复期限（本系统拟定，可由区专班修改）',
    roles: readers,
    answers: { 200: terms },
    problems: ['not-signed-in', 'not-allowed'],
  },
  changeDisputeTerms: {
    method: 'POST',
    path: '/api/v1/dispute-terms',
    summary: '异议：修改答复期限，新提出的按新期限',
    roles: ['district'],
    body: z.object({
      /** The version it was made from. */
      version: count.min(0),
      answerDays: count.min(1).max(mostAnswerDays),
      reason: z.string().trim().min(2).max(200),
    }),
    answers: { 200: terms },
    problems: [...askingProblems, ...writingProblems, 'collection-rule-changed'],
  },
})
