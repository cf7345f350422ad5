import { z } from 'zod'
import { dataReaders } from '../access/role.ts'
import { parcelProgresses } from '../progress/parcel-progress.ts'
import { defineEndpoints } from './endpoint.ts'
import { evaluationMode, parcelResult, spread } from './evaluations.ts'
import { cellOrNull, cursor, cycle, finding, landClass, layer, limit, parcelClass, rowStatus } from './shapes.ts'
import { askingProblems, objectProblems } from './usual-problems.ts'

export const parcelSorts = [
  'parcelCode',
  '-parcelCode',
  'townCode',
  '-townCode',
  'total',
  '-total',
  'errors',
  '-errors',
  'landArea',
  '-landArea',
] as const

export const parcelQuery = z.object({
  cycle,
  /** Comma-separated town codes, classes (A,B,C,D,none), statuses, land classes. */
  town: z.string().max(400).optional(),
  class: z.string().max(40).optional(),
  status: z.string().max(200).optional(),
  land: z.string().max(40).optional(),
  finding: z.enum(['error', 'warning']).optional(),
  /** 规划空间, comma-separated; none for those without one. */
  zone: z.string().max(200).optional(),
  /** How they stand to a step and its due date. */
  progress: z.enum(parcelProgresses).optional(),
  /** Only parcels with this finding code. */
  code: z.string().max(40).optional(),
  /** Part of parcelCode, name, owner, firm name or credit code. */
  q: z.string().max(100).optional(),
  sort: z.enum(parcelSorts).optional(),
  cursor,
  limit,
  /** Jump: start at this row number (0-based) instead of a cursor. */
  offset: z.coerce.number().int().min(0).optional(),
})

export const parcelSummary = z.object({
  parcelCode: z.string(),
  parcelName: z.string().nullable(),
  townCode: z.string().nullable(),
  ownerName: z.string().nullable(),
  landClass: landClass.nullable(),
  /** m² */
  landArea: z.number().nullable(),
  status: rowStatus,
  firms: z.number().int(),
  errors: z.number().int(),
  warnings: z.number().int(),
  revision: z.number().int(),
  updatedAt: z.string(),
  /** Of the evaluation that is shown; null when there is none or the parcel came later. */
  result: z
    .object({
      class: parcelClass.nullable(),
      how: z.enum(['direct', 'ranked', 'exempt']).nullable(),
      status: z.enum(['ok', 'incomplete']),
      total: z.number().nullable(),
      rank: z.number().int().nullable(),
      of: z.number().int().nullable(),
      rules: z.array(z.string()),
      flagged: z.boolean(),
      /** Of a formal evaluation, not of a draft. */
      formal: z.boolean(),
    })
    .nullable(),
})
export type ParcelSummary = z.infer<typeof parcelSummary>

const layeredField = z.object({
  field: z.string(),
  effective: cellOrNull,
  effectiveLayer: layer.nullable(),
  masked: z.boolean(),
  layers: z.array(z.object({ layer, value: cellOrNull, by: z.string(), at: z.string(), source: z.string() })),
})

const rowDetail = z.object({
  key: z.string(),
  revision: z.number().int(),
  status: rowStatus,
  fields: z.array(layeredField),
})

const parcelFigure = z.object({
  department: z.string(),
  /** Of the enterprise form; amounts in its unit. */
  field: z.string(),
  /** Null where it is masked for the reader. */
  value: z.number().nullable(),
  masked: z.boolean(),
  /** What the rows that it replaces add up to, shares applied, as the reader sees them; null when none says anything. */
  ofRows: z.number().nullable(),
  revision: z.number().int(),
  by: z.string(),
  at: z.string(),
  /** The list it came with. */
  list: z.string(),
})
export type ParcelFigure = z.infer<typeof parcelFigure>

const historyEntry = z.object({
  revision: z.number().int(),
  at: z.string(),
  by: z.string(),
  /** The 第三方技术单位 of the account, where it is of one. */
  unit: z.string().nullable().optional(),
  username: z.string(),
  /** Batch the change came with: what the audit log knows it by. */
  batch: z.string(),
  layer,
  source: z.string(),
  key: z.string(),
  changes: z.array(z.object({ field: z.string(), from: cellOrNull, to: cellOrNull })),
})

export const parcelDetail = z.object({
  parcelCode: z.string(),
  cycle,
  parcel: rowDetail,
  firms: z.array(rowDetail),
  /** Amounts departments state of the whole parcel (以地块为单位); scores read them in the place of the sum over rows. */
  figures: z.array(parcelFigure),
  findings: z.array(finding),
  /** Newest first. */
  history: z.array(historyEntry),
  /** Why warnings were left standing, oldest first; of several for one warning the last counts. */
  reasons: z.array(
    z.object({
      key: z.string(),
      code: z.string(),
      field: z.string(),
      reason: z.string(),
      by: z.string(),
      at: z.string(),
      /** Whoever gave this reason took it back. */
      takenBack: z.boolean(),
    }),
  ),
  /** Status changes, oldest first. */
  transitions: z.array(
    z.object({
      revision: z.number().int(),
      at: z.string(),
      by: z.string(),
      from: rowStatus,
      to: rowStatus,
      reason: z.string().nullable(),
    }),
  ),
  /** Result of the evaluation that is shown, with its trace and what every output of that evaluation says. */
  result: z
    .object({
      evaluation: z.string(),
      mode: evaluationMode,
      notes: z.array(z.string()),
      standard: z.string(),
      at: z.string(),
      result: parcelResult,
    })
    .nullable(),
})
export type ParcelDetail = z.infer<typeof parcelDetail>

const townProgress = z.object({
  townCode: z.string(),
  townName: z.string(),
  parcels: z.number().int(),
  /** 填报中 with at least one filled field, 已提交, 街镇通过 and later, not yet started. */
  draft: z.number().int(),
  submitted: z.number().int(),
  approved: z.number().int(),
  notStarted: z.number().int(),
  /** Share of required cells that are filled, %. */
  completeness: z.number(),
  errors: z.number().int(),
  warnings: z.number().int(),
})

export const overview = z.object({
  cycle,
  asOf: z.string(),
  parcels: z.number().int(),
  /** m² */
  landArea: z.number(),
  submitted: z.number().int(),
  parcelsWithErrors: z.number().int(),
  errors: z.number().int(),
  warnings: z.number().int(),
  firms: z.number().int(),
  towns: z.array(townProgress),
  topFindings: z.array(z.object({ code: z.string(), title: z.string(), level: z.string(), count: z.number().int() })),
  /** The evaluation that is shown: the newest formal one, else the newest draft. */
  evaluation: z
    .object({
      id: z.string(),
      mode: evaluationMode,
      at: z.string(),
      standard: z.string(),
      parcels: z.number().int(),
      classes: z.object({ A: z.number(), B: z.number(), C: z.number(), D: z.number() }),
      direct: z.number().int(),
      exempt: z.number().int(),
      incomplete: z.number().int(),
      ...spread.shape,
    })
    .nullable(),
})
export type Overview = z.infer<typeof overview>

export const parcelEndpoints = defineEndpoints({
  parcels: {
    method: 'GET',
    path: '/api/v1/parcels',
    summary: '地块列表',
    roles: dataReaders,
    query: parcelQuery,
    answers: {
      200: z.object({ items: z.array(parcelSummary), nextCursor: z.string().nullable(), total: z.number().int() }),
    },
    problems: askingProblems,
  },
  parcel: {
    method: 'GET',
    path: '/api/v1/parcels/:cycle/:parcelCode',
    summary: '一宗地块的全部数据',
    roles: dataReaders,
    params: z.object({ cycle, parcelCode: z.string().max(40) }),
    answers: { 200: parcelDetail },
    problems: objectProblems,
  },
  overview: {
    method: 'GET',
    path: '/api/v1/overview',
    summary: '总览',
    roles: ['town', 'town-reviewer', 'department', 'district', 'auditor'],
    query: z.object({ cycle }),
    answers: { 200: overview },
    problems: askingProblems,
  },
})
