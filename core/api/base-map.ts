import { z } from 'zod'
import { conflictTypes } from '../base-map/conflict-type.ts'
import { coverages, importStates } from '../base-map/import-state.ts'
import {
  baseChange,
  baseConflict,
  baseFault,
  baseImport,
  importDetail,
  importId,
  mappedColumn,
  sourceKind,
} from './base-map-shapes.ts'
import { defineEndpoints } from './endpoint.ts'
import { boundaryRefusals, workbookRefusals } from './file-refusals.ts'
import { cursor, cycle, limit, xlsxFile } from './shapes.ts'
import { askingProblems, objectProblems } from './usual-problems.ts'

/**
 * 区专班, 区规划资源局; 区国资委 its 四个一批 list, 区市场监管局 its 变更线索. Every department may read the sources of the base,
 * lists and leads are their keepers'.
 */
const keepers = ['department', 'district'] as const
const readers = ['department', 'district', 'auditor'] as const
const acted = [...objectProblems, 'origin-refused', 'too-busy', 'base-import-closed'] as const

export const startImportQuery = z.object({
  kind: sourceKind,
  cycle,
  coverage: z.enum(coverages),
  /** Of a GeoJSON or Shapefile: EPSG code, or `local` with `grid`. */
  crs: z.enum(['4490', '4549', '4528', 'local']).optional(),
  /** JSON of a LocalGrid (geo/crs.ts), its source named. */
  grid: z.string().max(2000).optional(),
  /** Of a workbook; without it the sheet with the most columns that are known. */
  sheet: z.string().max(100).optional(),
})

export const decisionsBody = z.union([
  /** One by one; null takes a decision back. */
  z.object({
    items: z
      .array(z.object({ id: z.string().max(80), choice: z.string().max(200).nullable() }))
      .min(1)
      .max(500),
  }),
  /** All open ones of a type, of a field where given: as proposed, always the value of one source, or taken back. */
  z.object({
    all: z.enum(conflictTypes),
    field: z.string().max(60).optional(),
    choice: z.string().max(200).nullable(),
  }),
])
export type DecisionsBody = z.infer<typeof decisionsBody>

export const applicationBody = z.object({
  /** The comparison the person looked at. */
  comparison: z.number().int().min(1),
  /** How many undecided lines stay out, as the person saw it: none is left out unseen. */
  undecided: z.number().int().min(0),
  reason: z.string().trim().min(2).max(200),
})

/**
 * The base map: one file an import, from upload over mapping, comparison and decisions to its application. Nothing of
 * the parcels changes before the application, which is one transaction.
 */
export const baseMapEndpoints = defineEndpoints({
  baseImports: {
    method: 'GET',
    path: '/api/v1/base-map/imports',
    summary: '底版：导入记录，最近的在前',
    roles: readers,
    query: z.object({ kind: sourceKind.optional(), state: z.enum(importStates).optional(), cursor, limit }),
    answers: { 200: z.object({ items: z.array(baseImport), nextCursor: z.string().nullable() }) },
    problems: askingProblems,
  },
  startBaseImport: {
    method: 'POST',
    path: '/api/v1/base-map/imports',
    summary: '底版：上传一个文件（xlsx、CSV、GeoJSON、Shapefile），只读取，不改数据',
    roles: keepers,
    query: startImportQuery,
    body: { multipart: 'file' },
    answers: { 200: importDetail },
    problems: [
      ...askingProblems,
      'origin-refused',
      'request-too-large',
      'too-busy',
      'cycle-unknown',
      'storage-full',
      'base-file-unknown',
      'base-file-too-large',
      'base-file-unreadable',
      'base-no-rows',
      'base-time-out',
      ...workbookRefusals,
      ...boundaryRefusals,
    ],
    bodyLimitBytes: 105_000_000,
  },
  baseImport: {
    method: 'GET',
    path: '/api/v1/base-map/imports/:id',
    summary: '底版：一次导入，各列及其对应的字段',
    roles: readers,
    params: importId,
    answers: { 200: importDetail },
    problems: objectProblems,
  },
  saveBaseMapping: {
    method: 'POST',
    path: '/api/v1/base-map/imports/:id/mapping',
    summary: '底版：保存各列对应的字段；同类来源、同样表头的文件以后照此对应',
    roles: keepers,
    params: importId,
    /** Columns that are not named are not read. */
    body: z.object({ columns: z.array(mappedColumn).min(1).max(200) }),
    answers: { 200: importDetail },
    problems: acted,
    bodyLimitBytes: 100_000,
  },
  compareBaseImport: {
    method: 'POST',
    path: '/api/v1/base-map/imports/:id/comparison',
    summary: '底版：与现有底版比对，得到差异、问题和冲突；已有的处理意见一并计入',
    roles: keepers,
    params: importId,
    body: z.object({}),
    answers: { 200: baseImport },
    problems: acted,
  },
  baseChanges: {
    method: 'GET',
    path: '/api/v1/base-map/imports/:id/changes',
    summary: '底版：应用前的差异',
    roles: readers,
    params: importId,
    query: z.object({
      /** Comma-separated. */
      kind: z.string().max(100).optional(),
      town: z.string().max(40).optional(),
      /** Only lines that change this field. */
      field: z.string().max(60).optional(),
      /** Only lines whose computed area differs from the stated one. */
      area: z.enum(['differs', 'none']).optional(),
      /** Part of code, name, unit or certificate number. */
      q: z.string().max(100).optional(),
      cursor,
      limit,
    }),
    answers: {
      200: z.object({ items: z.array(baseChange), nextCursor: z.string().nullable(), total: z.number().int() }),
    },
    problems: objectProblems,
  },
  baseFaults: {
    method: 'GET',
    path: '/api/v1/base-map/imports/:id/faults',
    summary: '底版：读不了的值和不予导入的行（文件、工作表、行、列、原因）',
    roles: readers,
    params: importId,
    query: z.object({ effect: baseFault.shape.effect.optional(), cursor, limit }),
    answers: {
      200: z.object({ items: z.array(baseFault), nextCursor: z.string().nullable(), total: z.number().int() }),
    },
    problems: objectProblems,
  },
  baseConflicts: {
    method: 'GET',
    path: '/api/v1/base-map/imports/:id/conflicts',
    summary: '底版：来源之间、来源之内的冲突',
    roles: readers,
    params: importId,
    query: z.object({
      type: z.enum(conflictTypes).optional(),
      state: z.enum(['open', 'decided', 'all']).optional(),
      field: z.string().max(60).optional(),
      q: z.string().max(100).optional(),
      cursor,
      limit,
    }),
    answers: {
      200: z.object({ items: z.array(baseConflict), nextCursor: z.string().nullable(), total: z.number().int() }),
    },
    problems: objectProblems,
  },
  decideBaseConflicts: {
    method: 'POST',
    path: '/api/v1/base-map/imports/:id/decisions',
    summary: '底版：处理冲突，逐条或成批；应用之前可以撤回',
    roles: keepers,
    params: importId,
    body: decisionsBody,
    /** `changed`: decisions that are others now. The comparison is stale until it is made again. */
    answers: { 200: z.object({ changed: z.number().int(), import: baseImport }) },
    problems: acted,
  },
  applyBaseImport: {
    method: 'POST',
    path: '/api/v1/base-map/imports/:id/application',
    summary: '底版：应用一次比对的结果，全部或全不',
    roles: keepers,
    params: importId,
    body: applicationBody,
    answers: { 200: baseImport },
    problems: [...acted, 'base-comparison-stale', 'base-undecided', 'row-locked', 'storage-full'],
  },
  discardBaseImport: {
    method: 'POST',
    path: '/api/v1/base-map/imports/:id/discard',
    summary: '底版：放弃一次导入，记录保留',
    roles: keepers,
    params: importId,
    body: z.object({ reason: z.string().trim().min(2).max(200) }),
    answers: { 200: baseImport },
    problems: acted,
  },
  baseReport: {
    method: 'GET',
    path: '/api/v1/base-map/imports/:id/report',
    summary: '底版：问题、冲突和差异（xlsx）',
    roles: readers,
    params: importId,
    answers: { 200: xlsxFile },
    problems: objectProblems,
  },
})
