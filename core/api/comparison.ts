import { z } from 'zod'
import type { Role } from '../access/role.ts'
import { kindFields } from '../comparison/breakdown.ts'
import { outcomes } from '../comparison/outcome.ts'
import { scales } from '../facts/parcel-kind.ts'
import { defineEndpoints } from './endpoint.ts'
import { count, cycle, landClass, xlsxFile } from './shapes.ts'
import { askingProblems, objectProblems } from './usual-problems.ts'

const outcome = z.enum(outcomes)

/** A side: the results of an evaluation, or what a standard makes of the year's rows as they stand now. */
export const sideKinds = ['evaluation', 'standard'] as const

const comparedSide = z.object({
  kind: z.enum(sideKinds),
  /** Number of the evaluation or id of the standard. */
  id: z.string(),
  cycle,
  /** Id of the standard. */
  standard: z.string(),
  label: z.string().nullable(),
  /** When the evaluation ran; null for a standard on today's rows. */
  at: z.string().nullable(),
  parcels: count,
  ranked: count,
  direct: count,
  exempt: count,
  incomplete: count,
  flagged: count,
})

const kindLine = z.object({
  key: z.string().nullable(),
  parcels: count,
  better: count,
  worse: count,
  other: count,
  /** Parcels by outcome, in the order of core/comparison/outcome.ts. */
  from: z.array(count),
  to: z.array(count),
})
export type KindLineBody = z.infer<typeof kindLine>

const mover = z.object({
  parcelCode: z.string(),
  name: z.string().nullable(),
  townCode: z.string().nullable(),
  landClass: landClass.nullable(),
  industry: z.string().nullable(),
  scale: z.enum(scales).nullable(),
  from: outcome,
  to: outcome,
  fromTotal: z.number().nullable(),
  toTotal: z.number().nullable(),
  /** m² */
  landArea: z.number().nullable(),
  /** One sentence. */
  reason: z.string(),
})
export type MoverBody = z.infer<typeof mover>

/** A list longer than this is told in full by the file only. */
export const mostMovers = 5_000

/** What `compare` answers. It is a file, so that who goes away while it is made ends it. */
export const comparison = z.object({
  cycle,
  from: comparedSide,
  to: comparedSide,
  cells: z.array(z.object({ from: outcome, to: outcome, parcels: count, landArea: z.number() })),
  breakdowns: z.record(z.enum(kindFields), z.array(kindLine)),
  correlation: z.object({ n: count, spearman: z.number().nullable(), kendall: z.number().nullable() }),
  /** All that moved; `movers` are the first of them. */
  moved: count,
  movers: z.array(mover),
})
export type ComparisonBody = z.infer<typeof comparison>

const places = z.array(count)
const text = z.string().nullable()

/** What `tryOutParcels` answers; the columns are core/try-out/columns.ts. */
export const tryOut = z.object({
  cycle,
  /** The standard that was measured by, in full. */
  standard: z.record(z.string(), z.unknown()),
  /** What it is held against: the one in force today, or itself where none is. */
  inForce: z.string(),
  /** How each parcel comes out by that one, numbers in `outcomes`, and its total. */
  baseOutcomes: places,
  baseTotals: z.array(z.number().nullable()),
  columns: z.object({
    codes: z.array(z.string()),
    towns: z.array(text),
    lands: z.array(landClass.nullable()),
    areas: z.array(z.number().nullable()),
    industries: z.array(text),
    scales: z.array(z.enum(scales).nullable()),
    incomplete: places,
    groups: z.array(z.string()),
    groupOf: places,
    fired: z.array(z.array(z.string())),
    firedOf: places,
    indicators: z.array(
      z.object({
        id: z.string(),
        values: z.array(z.number().nullable()),
        notes: z.record(z.string(), places),
        options: z.record(z.string(), places),
        unyielded: places,
      }),
    ),
  }),
})
export type TryOutBody = z.infer<typeof tryOut>

const id = z.uuid().describe('编号，由页面生成，用来查询进度')
const side = z
  .string()
  .regex(/^(?:evaluation:[1-9]\d{0,14}|standard:.{1,60})$/u)
  .describe('evaluation:评估编号，或 standard:标准编号（按该年度现有数据试算）')

/** Who sees all values: a comparison names every parcel of the district with its reasons. */
const comparers: readonly Role[] = ['district', 'auditor']
/** Measured values of all parcels, of masked fields too: for whoever makes the standard. */
const triers: readonly Role[] = ['district']

const made = [...objectProblems, 'too-busy'] as const
const json = { binary: 'application/json' } as const

export const comparisonEndpoints = defineEndpoints({
  compare: {
    method: 'GET',
    path: '/api/v1/comparisons',
    summary: '对比两次评估，或两个标准在现有数据上的结果（JSON 文件），断开即取消',
    roles: comparers,
    query: z.object({ id, cycle, from: side, to: side }),
    answers: { 200: json },
    problems: [...made, 'evaluation-not-done'],
  },
  comparisonProgress: {
    method: 'GET',
    path: '/api/v1/comparisons/progress',
    summary: '对比和试调取数的进度（百分比）',
    roles: comparers,
    query: z.object({ id }),
    /** Null where nothing of that id runs on this server for the reader. */
    answers: { 200: z.object({ progress: z.object({ done: count, total: count }).nullable() }) },
    problems: askingProblems,
  },
  exportComparison: {
    method: 'GET',
    path: '/api/v1/comparisons/export',
    summary: '导出对比（xlsx）：矩阵、分布和全部变动地块；不含统计、税务核定值及能推算出它们的得分',
    roles: comparers,
    query: z.object({ id: id.optional(), cycle, from: side, to: side }),
    answers: { 200: xlsxFile },
    problems: [...made, 'evaluation-not-done'],
  },
  tryOutParcels: {
    method: 'GET',
    path: '/api/v1/try-out',
    summary: '试调取数：全部地块按一个标准测得的指标值，和现行标准下的类别（JSON 文件），断开即取消',
    roles: triers,
    query: z.object({ id, cycle, standard: z.string().min(1).max(60) }),
    answers: { 200: json },
    problems: made,
  },
})
