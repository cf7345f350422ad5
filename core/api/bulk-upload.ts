import { z } from 'zod'
import { itemLevels } from '../bulk-upload/item-level.ts'
import { lineOutcomes } from '../bulk-upload/line-outcome.ts'
import { fileStates } from '../bulk-upload/run-state.ts'
import { settlements } from '../bulk-upload/settlement.ts'
import {
  closeRunBody,
  runId,
  settledItem,
  startRunBody,
  uploadFile,
  uploadLine,
  uploadRun,
} from './bulk-upload-shapes.ts'
import { defineEndpoints } from './endpoint.ts'
import { cursor, cycle, limit, xlsxFile } from './shapes.ts'
import { askingProblems, objectProblems } from './usual-problems.ts'

/** Clerks and reviewers of a 街镇 see the runs of their 街镇, 区专班 sees all; each goes on with their own. */
const uploaders = ['town', 'town-reviewer', 'district'] as const
const acted = [...objectProblems, 'origin-refused', 'storage-full', 'too-busy'] as const

const total = z.number().int()
const page = { cursor, limit }

/** Part of a run: rows of one file, of one 街镇. */
const part = { file: z.coerce.number().int().min(1).optional(), town: z.string().max(40).optional() }

/** Many workbooks in one run: each its own request, each row its outcome, one report that can be fixed and sent again. */
export const bulkUploadEndpoints = defineEndpoints({
  uploadRuns: {
    method: 'GET',
    path: '/api/v1/upload-runs',
    summary: '批量上传：各批次，最近的在前',
    roles: uploaders,
    query: z.object({ cycle: cycle.optional(), ...page }),
    answers: { 200: z.object({ items: z.array(uploadRun), nextCursor: z.string().nullable() }) },
    problems: askingProblems,
  },
  startUploadRun: {
    method: 'POST',
    path: '/api/v1/upload-runs',
    summary: '批量上传：开始一个批次，或接着上传',
    roles: uploaders,
    body: startRunBody,
    answers: { 200: uploadRun },
    problems: [...acted, 'batch-id-reused', 'cycle-unknown', 'upload-run-closed'],
  },
  uploadRun: {
    method: 'GET',
    path: '/api/v1/upload-runs/:id',
    summary: '批量上传：一个批次的进度和汇总',
    roles: uploaders,
    params: runId,
    answers: { 200: uploadRun },
    problems: objectProblems,
  },
  addUploadFile: {
    method: 'POST',
    path: '/api/v1/upload-runs/:id/files',
    summary: '批量上传：上传一份工作簿并得到结果；同一内容再次上传，答复相同',
    roles: uploaders,
    params: runId,
    body: { multipart: 'file' },
    answers: { 200: uploadFile },
    problems: [...acted, 'request-too-large', 'upload-run-closed', 'upload-run-full', 'workbook-time-out'],
    bodyLimitBytes: 21_000_000,
  },
  uploadRunFiles: {
    method: 'GET',
    path: '/api/v1/upload-runs/:id/files',
    summary: '批量上传：已收到的文件和各自的结果',
    roles: uploaders,
    params: runId,
    query: z.object({
      state: z.enum(fileStates).optional(),
      /** Files with a row of that outcome. */
      outcome: z.enum(lineOutcomes).optional(),
      /** Files with something of that level. */
      level: z.enum(itemLevels).optional(),
      q: z.string().max(100).optional(),
      ...page,
    }),
    answers: { 200: z.object({ items: z.array(uploadFile), nextCursor: z.string().nullable(), total }) },
    problems: objectProblems,
  },
  uploadRunLines: {
    method: 'GET',
    path: '/api/v1/upload-runs/:id/lines',
    summary: '批量上传：逐行的结果和问题',
    roles: uploaders,
    params: runId,
    query: z.object({
      ...part,
      outcome: z.enum(lineOutcomes).optional(),
      level: z.enum(itemLevels).optional(),
      /** Part of code, 信用代码 or name. */
      q: z.string().max(100).optional(),
      ...page,
    }),
    answers: { 200: z.object({ items: z.array(uploadLine), nextCursor: z.string().nullable(), total }) },
    problems: objectProblems,
  },
  uploadRunSettlements: {
    method: 'GET',
    path: '/api/v1/upload-runs/:id/settlements',
    summary: '批量上传：上次结果中要修改的问题，这次是否解决',
    roles: uploaders,
    params: runId,
    query: z.object({ state: z.enum(settlements).optional(), ...page }),
    answers: {
      200: z.object({
        items: z.array(settledItem),
        nextCursor: z.string().nullable(),
        /** Of all states, whatever is asked for. */
        counts: z.partialRecord(z.enum(settlements), total),
      }),
    },
    problems: objectProblems,
  },
  closeUploadRun: {
    method: 'POST',
    path: '/api/v1/upload-runs/:id/closing',
    summary: '批量上传：结束一个批次；取消时已写入的保留',
    roles: uploaders,
    params: runId,
    body: closeRunBody,
    answers: { 200: uploadRun },
    problems: [...acted, 'upload-run-closed'],
    bodyLimitBytes: 3_000_000,
  },
  uploadRunReport: {
    method: 'GET',
    path: '/api/v1/upload-runs/:id/report',
    summary: '批量上传：结果报告（xlsx），附可改后再传的表',
    roles: uploaders,
    params: runId,
    query: z.object(part),
    answers: { 200: xlsxFile },
    problems: [...objectProblems, 'too-busy'],
  },
})
