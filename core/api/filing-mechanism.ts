import { z } from 'zod'
import { mechanismFigures, mechanismTexts } from '../filing/mechanism-schema.ts'
import { defineEndpoints } from './endpoint.ts'
import { askingProblems, objectProblems } from './usual-problems.ts'

const readers = ['department', 'district', 'auditor'] as const
const year = z.coerce.number().int().min(2020).max(2100)
const place = z.object({ year, version: z.coerce.number().int().min(1) })

const reportHead = z.object({ version: z.number().int(), at: z.string(), by: z.string() })
const report = reportHead.extend({ ...mechanismTexts, figures: mechanismFigures })

/** 后评估 of the mechanism itself, a report a year: of 区产业部门 and 区专班, for them and for the auditor. */
export const filingMechanismEndpoints = defineEndpoints({
  mechanismYear: {
    method: 'GET',
    path: '/api/v1/filing-mechanism/:year',
    summary: '优质项目：认定后评估（机制），一个年度现在的数和已编制的各版',
    roles: readers,
    params: z.object({ year }),
    answers: {
      200: z.object({
        figures: mechanismFigures,
        /** Newest last. */
        versions: z.array(reportHead),
        /** The newest version with its own figures; null before the first. */
        latest: report.nullable(),
        /** The reader may write. */
        mayWrite: z.boolean(),
      }),
    },
    problems: askingProblems,
  },
  mechanismReport: {
    method: 'GET',
    path: '/api/v1/filing-mechanism/:year/versions/:version',
    summary: '优质项目：认定后评估（机制），已编制的一版',
    roles: readers,
    params: place,
    answers: { 200: report },
    problems: objectProblems,
  },
  saveMechanismReport: {
    method: 'POST',
    path: '/api/v1/filing-mechanism/:year/versions',
    summary: '优质项目：编制认定后评估（机制）的一版，数与文字一并固定',
    roles: ['department', 'district'],
    params: z.object({ year }),
    body: z.object({
      /** How many versions the writer saw. */
      base: z.number().int().min(0),
      ...mechanismTexts,
    }),
    answers: { 200: report },
    problems: [...askingProblems, 'origin-refused', 'filing-changed', 'filing-not-ready', 'too-busy'],
    bodyLimitBytes: 100_000,
  },
  mechanismFile: {
    method: 'GET',
    path: '/api/v1/filing-mechanism/:year/versions/:version/file',
    summary: '优质项目：认定后评估（机制）的 PDF、xlsx',
    roles: readers,
    params: place,
    query: z.object({ format: z.enum(['pdf', 'xlsx']) }),
    answers: { 200: { binary: 'application/octet-stream' } },
    problems: [...objectProblems, 'paper-missing-glyph', 'paper-time-out', 'too-busy'],
  },
})
