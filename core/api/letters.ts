import { z } from 'zod'
import { letterBlock } from '../letter/block.ts'
import { deliveryWays, letterStates } from '../letter/delivery.ts'
import { letterKinds, templatedKinds } from '../letter/kind.ts'
import { letterReceiverKinds } from '../letter/receiver.ts'
import { letterSettings } from '../letter/settings.ts'
import { defineEndpoints } from './endpoint.ts'
import { cursor, cycle, limit, parcelClass } from './shapes.ts'

const count = z.number().int()
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/)
const letterId = z.object({ id: z.string().max(60) })
const batchId = z.object({ id: z.uuid() })
const subject = z.string().min(1).max(100)
const kind = z.enum(letterKinds)
const templatedKind = z.enum(templatedKinds)

const letterSummary = z.object({
  id: z.string(),
  number: z.string(),
  kind,
  cycle,
  title: z.string(),
  receiverKind: z.enum(letterReceiverKinds),
  receiver: z.string(),
  parcelCode: z.string().nullable(),
  townCode: z.string().nullable(),
  issuedOn: day,
  by: z.string(),
  state: z.enum(letterStates),
  deliverBy: day.nullable(),
  deliveredOn: day.nullable(),
  deliveredHow: z.enum(deliveryWays).nullable(),
  /** When the receiver first opened it here; information, unless the district lets it count as 电子送达. */
  openedAt: z.string().nullable(),
})
export type LetterSummary = z.infer<typeof letterSummary>

const letterDelivery = z.object({
  number: count,
  on: day,
  how: z.enum(deliveryWays),
  /** Who took it; null where that is not for the reader. */
  to: z.string().nullable(),
  note: z.string().nullable(),
  by: z.string(),
  at: z.string(),
  receipts: z.array(z.object({ sha256: z.string(), name: z.string(), size: count, by: z.string(), at: z.string() })),
})
export type LetterDelivery = z.infer<typeof letterDelivery>

const letterDetail = letterSummary.extend({
  /** The text as it was issued; it does not change. */
  blocks: z.array(letterBlock),
  issuer: z.string().nullable(),
  /** 0: the template that came with the program. */
  templateVersion: count.nullable(),
  documentHash: z.string().nullable(),
  /** Of the PDF; null until it was first made. */
  sha256: z.string().nullable(),
  /** Why the PDF could not be made. */
  fault: z.string().nullable(),
  voided: z.object({ at: z.string(), by: z.string(), reason: z.string() }).nullable(),
  replaces: z.object({ id: z.string(), number: z.string() }).nullable(),
  replacedBy: z.object({ id: z.string(), number: z.string() }).nullable(),
  deliveries: z.array(letterDelivery),
  mayVoid: z.boolean(),
  mayReplace: z.boolean(),
  mayDeliver: z.boolean(),
})
export type LetterDetail = z.infer<typeof letterDetail>

export const letterQuery = z.object({
  cycle,
  kind: kind.optional(),
  state: z.enum(letterStates).optional(),
  town: z.string().max(20).optional(),
  /** Part of number, receiver or parcel code. */
  q: z.string().trim().max(100).optional(),
  cursor,
  limit,
})

/** Whom letters are written to: towns and classes, where the kind has them. */
const choice = { town: z.string().max(20).optional(), class: parcelClass.optional() }

const candidate = z.object({
  subject,
  parcelCode: z.string().nullable(),
  townCode: z.string().nullable(),
  receiver: z.string(),
  /** What it is about, in a word: the class, the number of the objection. */
  about: z.string(),
  /** Why there is no letter; null where there is one. */
  cannot: z.string().nullable(),
})
export type LetterCandidateLine = z.infer<typeof candidate>

const candidates = z.object({
  items: z.array(candidate),
  nextCursor: z.string().nullable(),
  /** Of the whole choice; null behind the first page. */
  total: z.object({ can: count, cannot: count }).nullable(),
  /** Why nobody can be written to yet, and what comes first. */
  waits: z.string().nullable(),
})
export type LetterCandidates = z.infer<typeof candidates>

const letterBatch = z.object({
  id: z.string(),
  kind: templatedKind,
  cycle,
  total: count,
  issued: count,
  refused: z.array(z.object({ subject: z.string(), reason: z.string() })),
  state: z.enum(['open', 'done', 'cancelled']),
  /** First and last number. */
  numbers: z.object({ first: z.string(), last: z.string() }).nullable(),
  by: z.string(),
  at: z.string(),
  changedAt: z.string(),
})
export type LetterBatch = z.infer<typeof letterBatch>

const templateVersion = z.object({
  version: count,
  title: z.string(),
  body: z.string(),
  effectiveFrom: day.nullable(),
  note: z.string(),
  by: z.string().nullable(),
  at: z.string().nullable(),
})
export type LetterTemplateVersion = z.infer<typeof templateVersion>

const templates = z.object({
  items: z.array(
    z.object({
      kind: templatedKind,
      /** In force today; 0 is the 示例 that came with the program. */
      inForce: count,
      /** Newest first, the 示例 last. */
      versions: z.array(templateVersion),
      placeholders: z.array(z.object({ name: z.string(), meaning: z.string(), block: z.boolean() })),
    }),
  ),
  settings: letterSettings.extend({
    version: count,
    reason: z.string().nullable(),
    by: z.string().nullable(),
    at: z.string().nullable(),
  }),
})
export type LetterTemplates = z.infer<typeof templates>

const title = z.string().trim().min(2).max(80)
const body = z.string().trim().min(2).max(8000)
const templateFault = z.object({ line: count, column: count, message: z.string() })

const readers = ['enterprise', 'town', 'town-reviewer', 'district', 'auditor'] as const
const officers = ['district', 'auditor'] as const
const handers = ['town', 'town-reviewer', 'district'] as const
const seen = ['malformed-request', 'not-signed-in', 'not-allowed', 'not-found'] as const
const acted = [...seen, 'origin-refused', 'too-busy', 'storage-full'] as const
const made = ['too-busy', 'paper-missing-glyph', 'paper-time-out', 'attachment-lost'] as const

/** 函件: results, returns, answers, disposal and weekly 通报 in writing; templates, delivery, batches. */
export const letterEndpoints = defineEndpoints({
  formalLetters: {
    method: 'GET',
    path: '/api/v1/formal-letters',
    summary: '函件：清单，最近的在前；企业看到给本企业的，街镇看到本街镇的',
    roles: readers,
    query: letterQuery,
    answers: {
      200: z.object({
        items: z.array(letterSummary),
        nextCursor: z.string().nullable(),
        /** Of the year and kind, whatever the state asked for. */
        counts: z.record(z.enum(letterStates), count),
      }),
    },
    problems: ['malformed-request', 'not-signed-in', 'not-allowed'],
  },
  exportFormalLetters: {
    method: 'GET',
    path: '/api/v1/formal-letters/list',
    summary: '函件：送达情况清单（xlsx）',
    roles: [...handers, 'auditor'],
    query: letterQuery,
    answers: { 200: { binary: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' } },
    problems: ['malformed-request', 'not-signed-in', 'not-allowed', 'too-busy'],
  },
  letterCandidates: {
    method: 'GET',
    path: '/api/v1/formal-letters/candidates',
    summary: '函件：可以出具给谁，谁不能、为什么',
    roles: officers,
    query: z.object({ cycle, kind: templatedKind, ...choice, cursor, limit }),
    answers: { 200: candidates },
    problems: ['malformed-request', 'not-signed-in', 'not-allowed'],
  },
  letterBatches: {
    method: 'GET',
    path: '/api/v1/formal-letters/batches',
    summary: '函件：各批的进度，最近的在前',
    roles: officers,
    query: z.object({ cycle }),
    answers: { 200: z.object({ items: z.array(letterBatch) }) },
    problems: ['malformed-request', 'not-signed-in', 'not-allowed'],
  },
  startLetterBatch: {
    method: 'POST',
    path: '/api/v1/formal-letters/batches',
    summary: '函件：开始一批；同一编号再次提交不会重复',
    roles: ['district'],
    body: z.object({
      id: z.uuid(),
      cycle,
      kind: templatedKind,
      ...choice,
      /** Absent: all of the choice that can get one. */
      subjects: z.array(subject).min(1).max(5000).optional(),
    }),
    answers: { 200: letterBatch },
    problems: [...acted, 'letter-not-ready'],
    bodyLimitBytes: 600_000,
  },
  advanceLetterBatch: {
    method: 'POST',
    path: '/api/v1/formal-letters/batches/:id/letters',
    summary: '函件：编号并出具这一批的下一部分，中断后从断处继续',
    roles: ['district'],
    params: batchId,
    answers: { 200: letterBatch },
    problems: acted,
  },
  cancelLetterBatch: {
    method: 'POST',
    path: '/api/v1/formal-letters/batches/:id/cancellation',
    summary: '函件：取消这一批还没有出具的，已出具的不变',
    roles: ['district'],
    params: batchId,
    answers: { 200: letterBatch },
    problems: [...acted, 'letter-act-not-allowed'],
  },
  letterBatchFile: {
    method: 'GET',
    path: '/api/v1/formal-letters/batches/:id/file',
    summary: '函件：一批的全部 PDF 和清单（zip），断开后可以再取',
    roles: officers,
    params: batchId,
    answers: { 200: { binary: 'application/zip' } },
    problems: [...seen, 'too-busy'],
  },
  letterFileProgress: {
    method: 'GET',
    path: '/api/v1/formal-letters/batches/:id/progress',
    summary: '函件：一批的 PDF 制作到哪里',
    roles: officers,
    params: batchId,
    /** Null where nothing of that id runs on this server for the reader. */
    answers: { 200: z.object({ progress: z.object({ done: count, total: count }).nullable() }) },
    problems: ['malformed-request', 'not-signed-in', 'not-allowed'],
  },
  letterTemplates: {
    method: 'GET',
    path: '/api/v1/letter-templates',
    summary: '函件：模板各版本、可用的占位符、字号和期限',
    roles: officers,
    answers: { 200: templates },
    problems: ['not-signed-in', 'not-allowed'],
  },
  publishLetterTemplate: {
    method: 'POST',
    path: '/api/v1/letter-templates',
    summary: '函件：发布模板的新版本，自生效日起使用，已出具的不变',
    roles: ['district'],
    body: z.object({
      kind: templatedKind,
      /** The newest version as the person saw it. */
      version: count.min(0),
      title,
      body,
      effectiveFrom: day,
      note: z.string().trim().min(2).max(200),
    }),
    answers: { 200: templates },
    problems: [...acted, 'letter-template-refused', 'collection-rule-changed'],
    bodyLimitBytes: 60_000,
  },
  previewLetter: {
    method: 'POST',
    path: '/api/v1/letter-templates/preview',
    summary: '函件：用一宗真实的地块预览模板，不编号、不保存',
    roles: officers,
    body: z.object({ cycle, kind: templatedKind, title, body, subject: subject.optional() }),
    answers: {
      200: z.object({
        faults: z.array(templateFault),
        /** Null with faults, or where nobody can get such a letter yet. */
        letter: z.object({ title: z.string(), receiver: z.string(), subject, blocks: z.array(letterBlock) }).nullable(),
        /** Why there is no letter to look at. */
        waits: z.string().nullable(),
      }),
    },
    problems: ['malformed-request', 'not-signed-in', 'not-allowed', 'origin-refused'],
    bodyLimitBytes: 60_000,
  },
  changeLetterSettings: {
    method: 'POST',
    path: '/api/v1/letter-settings',
    summary: '函件：修改字号、落款、送达期限，之后出具的按新的',
    roles: ['district'],
    body: letterSettings.extend({ version: count.min(0), reason: z.string().trim().min(2).max(200) }),
    answers: { 200: templates },
    problems: [...acted, 'collection-rule-changed'],
  },
  formalLetter: {
    method: 'GET',
    path: '/api/v1/formal-letters/:id',
    summary: '函件：一份的正文、送达和更正',
    roles: readers,
    params: letterId,
    answers: { 200: letterDetail },
    problems: seen,
  },
  formalLetterFile: {
    method: 'GET',
    path: '/api/v1/formal-letters/:id/file',
    summary: '函件：一份的 PDF（每次相同）或可编辑的 .docx',
    roles: readers,
    params: letterId,
    query: z.object({ format: z.enum(['pdf', 'docx']) }),
    answers: { 200: { binary: 'application/octet-stream' } },
    problems: [...seen, ...made],
  },
  voidLetter: {
    method: 'POST',
    path: '/api/v1/formal-letters/:id/void',
    summary: '函件：作废并说明理由，可以同时重新出具一份',
    roles: ['district'],
    params: letterId,
    body: z.object({ reason: z.string().trim().min(2).max(200), replace: z.boolean() }),
    answers: { 200: letterDetail },
    problems: [...acted, 'letter-act-not-allowed', 'letter-not-ready'],
  },
  recordLetterDelivery: {
    method: 'POST',
    path: '/api/v1/formal-letters/:id/deliveries',
    summary: '函件：登记送达，街镇登记本街镇的',
    roles: handers,
    params: letterId,
    body: z.object({
      on: day,
      how: z.enum(deliveryWays),
      to: z.string().trim().min(1).max(60),
      note: z.string().trim().max(200).optional(),
    }),
    answers: { 200: letterDetail },
    problems: [...acted, 'letter-act-not-allowed', 'letter-not-ready'],
  },
  attachLetterReceipt: {
    method: 'POST',
    path: '/api/v1/formal-letters/:id/deliveries/:number/files',
    summary: '函件：上传送达回证（PDF、图片、Word、Excel）',
    roles: handers,
    params: letterId.extend({ number: z.coerce.number().int().min(1) }),
    body: { multipart: 'file' },
    answers: { 200: letterDetail },
    problems: [
      ...acted,
      'request-too-large',
      'letter-not-ready',
      'attachment-too-large',
      'attachment-type',
      'attachment-unsafe',
    ],
    bodyLimitBytes: 55_000_000,
  },
  letterReceipt: {
    method: 'GET',
    path: '/api/v1/formal-letters/:id/receipts/:sha256',
    summary: '函件：下载送达回证',
    roles: [...handers, 'auditor'],
    params: letterId.extend({ sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
    answers: { 200: { binary: 'application/octet-stream' } },
    problems: [...seen, 'attachment-lost'],
  },
})
