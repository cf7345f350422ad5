import { z } from 'zod'
import { letterBlock } from '../letter/block.ts'
import { deliveryWays, letterStates } from '../letter/delivery.ts'
import { letterSettings } from '../letter/settings.ts'
import { defineEndpoints } from './endpoint.ts'
import {
  candidates,
  choice,
  letterBatch,
  letterDetail,
  letterQuery,
  letterSummary,
  subject,
  templatedKind,
  templates,
} from './letter-shapes.ts'
import { count, cursor, cycle, day, limit, xlsxFile } from './shapes.ts'
import { askingProblems, objectProblems, writingProblems } from './usual-problems.ts'

const letterId = z.object({ id: z.string().max(60) })
const batchId = z.object({ id: z.uuid() })
const title = z.string().trim().min(2).max(80)
const body = z.string().trim().min(2).max(8000)
const templateFault = z.object({ line: count, column: count, message: z.string() })

const readers = ['enterprise', 'town', 'town-reviewer', 'district', 'auditor'] as const
const officers = ['district', 'auditor'] as const
const handers = ['town', 'town-reviewer', 'district'] as const
const acted = [...objectProblems, ...writingProblems] as const
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
    problems: askingProblems,
  },
  exportFormalLetters: {
    method: 'GET',
    path: '/api/v1/formal-letters/list',
    summary: '函件：送达情况清单（xlsx）',
    roles: [...handers, 'auditor'],
    query: letterQuery,
    answers: { 200: xlsxFile },
    problems: [...askingProblems, 'too-busy'],
  },
  letterCandidates: {
    method: 'GET',
    path: '/api/v1/formal-letters/candidates',
    summary: '函件：可以出具给谁，谁不能、为什么',
    roles: officers,
    query: z.object({ cycle, kind: templatedKind, ...choice, cursor, limit }),
    answers: { 200: candidates },
    problems: askingProblems,
  },
  letterBatches: {
    method: 'GET',
    path: '/api/v1/formal-letters/batches',
    summary: '函件：各批的进度，最近的在前',
    roles: officers,
    query: z.object({ cycle }),
    answers: { 200: z.object({ items: z.array(letterBatch) }) },
    problems: askingProblems,
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
    problems: [...objectProblems, 'too-busy'],
  },
  letterFileProgress: {
    method: 'GET',
    path: '/api/v1/formal-letters/batches/:id/progress',
    summary: '函件：一批的 PDF 制作到哪里',
    roles: officers,
    params: batchId,
    /** Null where nothing of that id runs on this server for the reader. */
    answers: { 200: z.object({ progress: z.object({ done: count, total: count }).nullable() }) },
    problems: askingProblems,
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
    problems: [...askingProblems, 'origin-refused'],
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
    problems: objectProblems,
  },
  formalLetterFile: {
    method: 'GET',
    path: '/api/v1/formal-letters/:id/file',
    summary: '函件：一份的 PDF（每次相同）或可编辑的 .docx',
    roles: readers,
    params: letterId,
    query: z.object({ format: z.enum(['pdf', 'docx']) }),
    answers: { 200: { binary: 'application/octet-stream' } },
    problems: [...objectProblems, ...made],
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
    problems: [...objectProblems, 'attachment-lost'],
  },
})
