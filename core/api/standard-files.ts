import { z } from 'zod'
import { defineEndpoints } from './endpoint.ts'
import { workbookRefusals } from './file-refusals.ts'
import { count, xlsxFile } from './shapes.ts'
import { standardDifference } from './standards.ts'
import { askingProblems } from './usual-problems.ts'

const standardId = z.string().trim().min(1).max(60)

/** What is wrong, where, why and what to do. */
export const standardFileFault = z.object({
  /** Of a workbook; null in a JSON file. */
  sheet: z.string().nullable(),
  /** As the program shows it, from 1. */
  row: count.nullable(),
  /** Heading of the column or name of the item. */
  column: z.string().nullable(),
  /** A1 address. */
  cell: z.string().nullable(),
  /** Keys and indices from the top of the JSON, joined by '.': 'indicators.0.weight'. */
  path: z.string(),
  message: z.string(),
})
export type StandardFileFault = z.infer<typeof standardFileFault>

export const standardPreview = z.object({
  format: z.enum(['xlsx', 'json']),
  /** What createStandard and saveStandard take; null where the file holds no whole standard. Nothing of it is stored. */
  standard: z.record(z.string(), z.unknown()).nullable(),
  /** In the order of the file, at most 500; with `standard` they do not keep it from being saved as a draft. */
  faults: z.array(standardFileFault),
  faultCount: count,
  /** What was not read, or read otherwise than it may seem. */
  notices: z.array(z.string()),
  /** From the version asked for to the file; null where none was asked for or there is no standard. */
  differences: z.array(standardDifference).nullable(),
})
export type StandardPreview = z.infer<typeof standardPreview>

export const mostFileFaults = 500

const params = z.object({ id: standardId })
const seen = ['not-signed-in', 'not-found'] as const

/** 评估标准.xlsx and JSON, both ways. Who may read a version may take it along; 专班 brings it back as a draft. */
export const standardFileEndpoints = defineEndpoints({
  standardWorkbook: {
    method: 'GET',
    path: '/api/v1/standards/:id/workbook',
    summary: '导出评估标准.xlsx',
    roles: 'signed-in',
    params,
    answers: { 200: xlsxFile },
    problems: [...seen, 'too-busy'],
  },
  standardJsonFile: {
    method: 'GET',
    path: '/api/v1/standards/:id/json',
    summary: '导出评估标准（JSON 文件）',
    roles: 'signed-in',
    params,
    answers: { 200: { binary: 'application/json' } },
    problems: seen,
  },
  previewStandardFile: {
    method: 'POST',
    path: '/api/v1/standard-file-previews',
    summary: '读评估标准.xlsx 或 JSON：问题、提示、与一个版本的差异；不保存',
    roles: ['district'],
    /** `against`: the version to compare with. */
    query: z.object({ against: standardId.optional() }),
    body: { multipart: 'file' },
    answers: { 200: standardPreview },
    problems: [
      ...askingProblems,
      'origin-refused',
      'not-found',
      'too-busy',
      'request-too-large',
      ...workbookRefusals,
      'workbook-time-out',
      'standard-file-unreadable',
    ],
    bodyLimitBytes: 5_100_000,
  },
})
