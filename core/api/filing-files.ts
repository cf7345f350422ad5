import { z } from 'zod'
import { documentKinds } from '../filing-route/document-kind.ts'
import { defineEndpoints } from './endpoint.ts'
import { boundaryRefusals } from './file-refusals.ts'
import { xlsxFile } from './shapes.ts'
import { askingProblems, objectProblems } from './usual-problems.ts'

const readers = ['enterprise', 'town', 'town-reviewer', 'department', 'district', 'auditor'] as const
const filingId = z.object({ id: z.string().max(60) })

/** What was read of a 四至范围 file; null area and sketch where it is kept as it is (DWG). */
export const boundarySummary = z.object({
  format: z.enum(['geojson', 'shapefile', 'dxf', 'dwg']),
  crs: z.string().nullable(),
  /** m² in the declared system. */
  area: z.number().nullable(),
  method: z.enum(['planar', 'geodesic']).nullable(),
  vertices: z.number().int().nullable(),
  /** Difference to 改造前土地面积 of the 申请表: m² and %; null while either is missing. */
  difference: z.object({ squareMetres: z.number(), percent: z.number() }).nullable(),
  /** Worded. */
  warnings: z.array(z.string()),
  /** SVG path data of the outline in a viewBox, with what a drawing needs. */
  sketch: z
    .object({
      viewBox: z.string(),
      paths: z.array(z.string()),
      /** Length of the scale bar in the units of the viewBox, and what it stands for in metres. */
      bar: z.object({ length: z.number(), metres: z.number() }),
    })
    .nullable(),
})
export type BoundarySummary = z.infer<typeof boundarySummary>

export const filingFileEndpoints = defineEndpoints({
  uploadFilingDocument: {
    method: 'POST',
    path: '/api/v1/filings/:id/documents',
    summary: '优质项目：上传材料（办理时随事项归入档案）',
    roles: ['enterprise', 'town', 'town-reviewer', 'department', 'district'],
    params: filingId,
    query: z.object({
      kind: z.enum(documentKinds),
      /** Of a boundary: EPSG code, or `local` with `grid`. */
      crs: z.enum(['4490', '4549', '4528', 'local']).optional(),
      /** JSON of a LocalGrid, its source named. */
      grid: z.string().max(2000).optional(),
      /** Layer of a DXF. */
      layer: z.string().max(200).optional(),
    }),
    body: { multipart: 'file' },
    answers: {
      200: z.object({
        kind: z.enum(documentKinds),
        sha256: z.string(),
        name: z.string(),
        size: z.number().int(),
        boundary: boundarySummary.nullable(),
      }),
    },
    problems: [
      ...askingProblems,
      'origin-refused',
      'request-too-large',
      'not-found',
      'filing-act-not-yours',
      'filing-act-not-allowed',
      'filing-not-ready',
      'attachment-too-large',
      'attachment-type',
      'attachment-unsafe',
      'boundary-unknown-format',
      'boundary-too-large',
      ...boundaryRefusals,
      'boundary-choose-layer',
      'boundary-time-out',
      'storage-full',
      'too-busy',
    ],
    bodyLimitBytes: 55_000_000,
  },
  filingDocument: {
    method: 'GET',
    path: '/api/v1/filings/:id/documents/:sha256',
    summary: '优质项目：下载材料',
    roles: readers,
    params: z.object({ id: z.string().max(60), sha256: z.string().regex(/^[0-9a-f]{64}$/) }),
    answers: { 200: { binary: 'application/octet-stream' } },
    problems: [...objectProblems, 'attachment-lost'],
  },
  /** 项目信息表 of a version, as it was issued: PDF with three copies, xlsx of the same fields. */
  filingSheet: {
    method: 'GET',
    path: '/api/v1/filings/:id/sheets/:version',
    summary: '优质项目：项目信息表（已编号的版本）',
    roles: readers,
    params: z.object({ id: z.string().max(60), version: z.coerce.number().int().min(1) }),
    query: z.object({ format: z.enum(['pdf', 'xlsx']) }),
    answers: { 200: { binary: 'application/octet-stream' } },
    problems: [...objectProblems, 'attachment-lost'],
  },
  /** 申报项目区级联审情况一览表 as it stands now. */
  filingReviewTable: {
    method: 'GET',
    path: '/api/v1/filings/:id/review-table',
    summary: '优质项目：区级联审情况一览表',
    roles: readers,
    params: filingId,
    query: z.object({ format: z.enum(['pdf', 'xlsx']) }),
    answers: { 200: { binary: 'application/octet-stream' } },
    problems: [...objectProblems, 'paper-missing-glyph', 'paper-time-out', 'too-busy'],
  },
  /** Fields in the order of the city's platform form, for typing or import. */
  filingHandover: {
    method: 'GET',
    path: '/api/v1/filings/:id/handover',
    summary: '优质项目：产业云平台录入表（xlsx）',
    roles: ['department', 'district'],
    params: filingId,
    answers: { 200: xlsxFile },
    problems: objectProblems,
  },
  exportFilings: {
    method: 'GET',
    path: '/api/v1/exports/filings',
    summary: '优质项目：汇总统计（xlsx）',
    roles: ['town', 'town-reviewer', 'department', 'district', 'auditor'],
    query: z.object({
      year: z
        .string()
        .regex(/^20\d\d$/)
        .optional(),
    }),
    answers: { 200: xlsxFile },
    problems: askingProblems,
  },
})
