import { z } from 'zod'
import { mostTolerancePercent } from '../department-data/tolerance.ts'
import { defineEndpoints } from './endpoint.ts'
import { count, cursor, cycle, formId, layer, limit, scalar, xlsxFile } from './shapes.ts'
import { askingProblems, writingProblems } from './usual-problems.ts'

const readers = ['town', 'town-reviewer', 'department', 'district', 'auditor'] as const

const side = z.object({ layer, value: scalar, by: z.string(), at: z.string() })

const layerDifference = z.object({
  form: formId,
  key: z.string(),
  parcelCode: z.string(),
  uscc: z.string().nullable(),
  name: z.string().nullable(),
  townCode: z.string().nullable(),
  field: z.string(),
  lower: side,
  upper: side,
  /** By how much the upper lies from the lower, in % of it; null for what is no quantity, or lies beside 0. */
  percent: z.number().nullable(),
  isBeyond: z.boolean(),
})
export type LayerDifferenceLine = z.infer<typeof layerDifference>

export const differenceSorts = ['parcelCode', '-size'] as const

const filter = {
  cycle,
  town: z.string().max(20).optional(),
  department: z.string().max(40).optional(),
  /** form.field */
  field: z.string().max(100).optional(),
  /** Only differences of at least so many %. */
  least: z.coerce.number().min(0).max(1_000_000).optional(),
  /** All differences, also those within the tolerance. */
  all: z.enum(['true']).optional(),
  q: z.string().max(100).optional(),
  sort: z.enum(differenceSorts).optional(),
}

export const differenceQuery = z.object({ ...filter, cursor, limit })
export const differenceExportQuery = z.object(filter)

const percent = z.number().min(0).max(mostTolerancePercent)
const tolerances = z.object({ area: percent, amount: percent, fields: z.record(z.string().max(100), percent) })

const toleranceBody = z.object({
  /** 0 for the one shipped. */
  version: count,
  tolerances,
  reason: z.string().nullable(),
  by: z.string().nullable(),
  at: z.string().nullable(),
})
export type ToleranceBody = z.infer<typeof toleranceBody>

/** 差异: values that 填报, 现场 and 部门核定 give differently. Masked before they are filtered, sorted or counted. */
export const layerDifferenceEndpoints = defineEndpoints({
  layerDifferences: {
    method: 'GET',
    path: '/api/v1/layer-differences',
    summary: '差异：填报、现场、部门核定不同的值，超出容差的在列',
    roles: readers,
    query: differenceQuery,
    answers: {
      200: z.object({ items: z.array(layerDifference), nextCursor: z.string().nullable(), total: count }),
    },
    problems: askingProblems,
  },
  exportLayerDifferences: {
    method: 'GET',
    path: '/api/v1/exports/layer-differences',
    summary: '差异：按所列条件导出（xlsx），统计、税务核定的值不导出',
    roles: readers,
    query: differenceExportQuery,
    answers: { 200: xlsxFile },
    problems: askingProblems,
  },
  layerTolerances: {
    method: 'GET',
    path: '/api/v1/layer-tolerances',
    summary: '差异：容差（本系统拟定，可由区专班修改）',
    roles: readers,
    answers: { 200: toleranceBody },
    problems: ['not-signed-in', 'not-allowed'],
  },
  changeLayerTolerances: {
    method: 'POST',
    path: '/api/v1/layer-tolerances',
    summary: '差异：修改容差，差异清单随之重算',
    roles: ['district'],
    body: z.object({
      /** The version it was made from. */
      version: count.min(0),
      tolerances,
      reason: z.string().trim().min(2).max(200),
    }),
    answers: { 200: toleranceBody },
    problems: [...askingProblems, ...writingProblems, 'collection-rule-changed'],
  },
})
