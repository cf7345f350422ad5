import { z } from 'zod'
import { dataReaders, evaluationReaders } from '../access/role.ts'
import { defineEndpoints } from './endpoint.ts'
import { approval, count, cycle, parcelClass } from './shapes.ts'
import { askingProblems, objectProblems } from './usual-problems.ts'

const explained = z.literal('true').optional().describe('附页列出逐条说明')
const job = z.uuid().describe('印制编号，由页面生成')
const evaluation = z.object({ id: z.string().max(60) })

/** All sheets in one PDF, one behind the other, or a PDF of each in a zip. */
export const sheetBundles = ['pdf', 'zip'] as const
export type SheetBundle = (typeof sheetBundles)[number]

/** How many sheets one file may hold at most. */
export const mostSheets = 5000

/** How a printing ended. */
export const sheetEnds = ['done', 'cancelled', 'failed'] as const

/** One printing of many sheets, as it is on record. */
export const sheetPrinting = z.object({
  id: z.string(),
  as: z.enum(sheetBundles),
  at: z.string(),
  by: z.string(),
  /** Null for a selection or the whole district. */
  townCode: z.string().nullable(),
  ended: z.enum(sheetEnds),
  sheets: count,
  total: count,
  /** The last parcel whose sheet was made: the next printing goes on behind it. Null for none. */
  last: z.string().nullable(),
})
export type SheetPrinting = z.infer<typeof sheetPrinting>

/** What a code proved: the figures are those of the stored result, as far as the reader may see them. */
export const verifiedSheet = z.object({
  evaluation: z.string(),
  parcelCode: z.string(),
  cycle,
  standard: z.string(),
  judgedOn: z.string(),
  formal: z.boolean(),
  class: parcelClass.nullable(),
  /** 保留提升, 暂不评价, 待补正. */
  word: z.string(),
  total: z.number().nullable(),
  /** The reader is shown the total in whole steps of five. */
  stepped: z.boolean(),
  rank: count.nullable(),
  of: count.nullable(),
  indicators: z.array(z.object({ id: z.string(), name: z.string(), score: z.number().nullable() })),
})
export type VerifiedSheet = z.infer<typeof verifiedSheet>

export const sheetVerification = z.object({
  /**
   * 'true': issued here for exactly this result; 'changed': issued here for the parcel and evaluation, whose stored
   * result is another one; 'unknown': not issued here.
   */
  outcome: z.enum(['true', 'changed', 'unknown']),
  /** Of 'unknown': not built like a code, a character mistyped, or simply not ours. */
  fault: z.enum(['form', 'slip', 'foreign']).nullable(),
  /** Of a file: not one byte changed since it was made here. Null where no file was shown. */
  untouched: z.boolean().nullable(),
  sheet: verifiedSheet.nullable(),
})
export type SheetVerification = z.infer<typeof sheetVerification>

const made = ['evaluation-not-done', 'export-not-approved', 'too-busy', 'paper-time-out'] as const

/** 体检表: one parcel's result for people, and the check of what comes back. */
export const checkUpSheetEndpoints = defineEndpoints({
  checkUpSheet: {
    method: 'GET',
    path: '/api/v1/parcels/:cycle/:parcelCode/check-up-sheet',
    summary: '体检表：一宗地块（PDF 或 xlsx），默认取最近一次评估',
    roles: dataReaders,
    params: z.object({ cycle, parcelCode: z.string().max(40) }),
    query: z.object({
      format: z.enum(['pdf', 'xlsx']).optional(),
      evaluation: z.string().max(60).optional(),
      explained,
      approval,
    }),
    answers: { 200: { binary: 'application/octet-stream' } },
    problems: [...objectProblems, ...made, 'paper-missing-glyph'],
  },
  checkUpSheets: {
    method: 'GET',
    path: '/api/v1/evaluations/:id/check-up-sheets',
    summary: '体检表：一个街镇、一类或选中的地块，边做边传，断开即取消；after 接着上次做',
    roles: evaluationReaders,
    params: evaluation,
    query: z.object({
      job,
      as: z.enum(sheetBundles),
      town: z.string().max(12).optional(),
      class: z.string().max(20).optional(),
      /** Codes with commas between them. */
      parcels: z.string().max(8000).optional(),
      after: z.string().max(40).optional(),
      limit: z.coerce.number().int().min(1).max(mostSheets).optional(),
      explained,
      approval,
    }),
    answers: { 200: { binary: 'application/octet-stream' } },
    problems: [...objectProblems, ...made],
  },
  checkUpSheetPrintings: {
    method: 'GET',
    path: '/api/v1/evaluations/:id/check-up-sheets/printings',
    summary: '体检表：可印的街镇和印制记录',
    roles: evaluationReaders,
    params: evaluation,
    answers: {
      200: z.object({
        towns: z.array(z.object({ townCode: z.string(), parcels: count })),
        items: z.array(sheetPrinting),
      }),
    },
    problems: [...objectProblems, 'evaluation-not-done'],
  },
  checkUpSheetProgress: {
    method: 'GET',
    path: '/api/v1/check-up-sheets/progress',
    summary: '体检表：印制进度',
    roles: evaluationReaders,
    query: z.object({ job }),
    /** Null where nothing of that id runs on this server for the reader. */
    answers: { 200: z.object({ progress: z.object({ done: count, total: count }).nullable() }) },
    problems: askingProblems,
  },
  verifyCheckUpSheet: {
    method: 'POST',
    path: '/api/v1/check-up-sheets/verification',
    summary: '体检表核验：核验码，和文件的封签',
    roles: dataReaders,
    body: z.object({
      code: z.string().trim().max(120),
      file: z
        .object({
          about: z.string().max(200),
          seal: z.string().max(64),
          digest: z.string().regex(/^[0-9a-f]{64}$/),
        })
        .optional(),
    }),
    answers: { 200: sheetVerification },
    problems: [...askingProblems, 'origin-refused'],
    bodyLimitBytes: 10_000,
  },
})
