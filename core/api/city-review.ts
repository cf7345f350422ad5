import { z } from 'zod'
import { cityColumns } from '../city-review/mapping.ts'
import { cityOpinions, longestReason } from '../city-review/opinion.ts'
import { defineEndpoints } from './endpoint.ts'
import { formRefusals } from './file-refusals.ts'
import { approval, count, cursor, cycle, limit, parcelClass, xlsxFile } from './shapes.ts'
import { askingProblems, objectProblems, writingProblems } from './usual-problems.ts'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
const number = z.coerce.number().int().min(1)
const readers = ['district', 'auditor'] as const
const writers = ['district'] as const
const acted = [...askingProblems, ...writingProblems] as const

const mapping = z.object({
  version: count,
  columns: cityColumns,
  note: z.string(),
  at: z.string().nullable(),
  by: z.string().nullable(),
})
export type CityMapping = z.infer<typeof mapping>

const cityPackage = z.object({
  number: count,
  evaluation: z.string(),
  mapping: count,
  sha256,
  size: count,
  name: z.string(),
  parcels: count,
  files: z.array(z.object({ name: z.string(), sha256, size: count })),
  approval: count.nullable(),
  at: z.string(),
  by: z.string(),
})
export type CityPackage = z.infer<typeof cityPackage>

/** What the district recorded when it handed a package over. */
export const citySubmission = z.object({
  package: count,
  receipt: z.string().trim().min(1).max(100),
  submittedOn: z.iso.date(),
  documents: z.array(sha256).max(20),
})
export type CitySubmission = z.infer<typeof citySubmission>

const opinionImport = z.object({
  number: count,
  name: z.string(),
  state: z.enum(['read', 'applied', 'dropped']),
  accepted: count,
  refused: count,
  at: z.string(),
  by: z.string(),
  closedAt: z.string().nullable(),
  closedBy: z.string().nullable(),
})
export type OpinionImport = z.infer<typeof opinionImport>

const opinionLine = z.object({
  line: count,
  parcelCode: z.string(),
  opinion: z.string(),
  class: z.string(),
  reason: z.string(),
  /** Why it is not taken; null for a line that is. */
  refusal: z.string().nullable(),
})
export type OpinionLine = z.infer<typeof opinionLine>

const cityOpinion = z.object({
  parcelCode: z.string(),
  parcelName: z.string().nullable(),
  townCode: z.string().nullable(),
  evaluated: parcelClass.nullable(),
  opinion: z.enum(cityOpinions),
  class: parcelClass.nullable(),
  reason: z.string().nullable(),
  /** The list it came with; null for one entered on the page. */
  import: count.nullable(),
  at: z.string(),
  by: z.string(),
})
export type CityOpinionBody = z.infer<typeof cityOpinion>

const opinionCounts = z.object({
  parcels: count,
  agreed: count,
  adjusted: count,
})

const ofImport = z.object({ cycle, number })

/** 市级联合研判: the package out, its receipt, the opinions in. */
export const cityReviewEndpoints = defineEndpoints({
  cityReview: {
    method: 'GET',
    path: '/api/v1/city-review/:cycle',
    summary: '研判：材料包、回执、意见的情况',
    roles: readers,
    params: z.object({ cycle }),
    answers: {
      200: z.object({
        packages: z.array(cityPackage),
        submissions: z.array(citySubmission.extend({ at: z.string(), by: z.string() })),
        imports: z.array(opinionImport),
        opinions: opinionCounts,
        mapping,
        /** The evaluation a package would be made of; null for none. */
        evaluation: z.string().nullable(),
        overrides: z.array(z.string()),
      }),
    },
    problems: askingProblems,
  },
  saveCityMapping: {
    method: 'POST',
    path: '/api/v1/city-review-mapping',
    summary: '研判：保存市平台列名对照的新版本',
    roles: writers,
    body: z.object({ base: count, columns: cityColumns, note: z.string().trim().min(1).max(200) }),
    answers: { 200: mapping },
    problems: [...acted, 'stage-changed'],
  },
  makeCityPackage: {
    method: 'POST',
    path: '/api/v1/city-review/:cycle/packages',
    summary: '研判：生成材料包（本系统格式和市平台列名各一份，附清单和哈希），生成后不再变动',
    roles: writers,
    params: z.object({ cycle }),
    query: z.object({ approval }),
    answers: { 200: cityPackage },
    problems: [...acted, 'wrong-stage', 'stage-not-ready', 'export-not-approved'],
  },
  cityPackageFile: {
    method: 'GET',
    path: '/api/v1/city-review/:cycle/packages/:number/file',
    summary: '研判：下载材料包，与生成时逐字节相同',
    roles: readers,
    params: ofImport,
    answers: { 200: { binary: 'application/zip' } },
    problems: [...objectProblems, 'attachment-lost'],
  },
  submitToCity: {
    method: 'POST',
    path: '/api/v1/city-review/:cycle/submissions',
    summary: '研判：登记报送的材料包、回执号和日期',
    roles: writers,
    params: z.object({ cycle }),
    body: citySubmission.extend({ last: count.min(0) }),
    answers: { 200: citySubmission },
    problems: [...acted, 'not-found', 'wrong-stage', 'stage-not-ready', 'stage-changed'],
  },
  opinionTemplate: {
    method: 'GET',
    path: '/api/v1/city-review/:cycle/opinion-template',
    summary: '研判：意见表（xlsx），列出正式评估的全部地块',
    roles: writers,
    params: z.object({ cycle }),
    answers: { 200: xlsxFile },
    problems: [...askingProblems, 'stage-not-ready'],
  },
  uploadOpinions: {
    method: 'POST',
    path: '/api/v1/city-review/:cycle/opinion-lists',
    summary: '研判：读入意见表，逐行给出结果，不改数据',
    roles: writers,
    params: z.object({ cycle }),
    body: { multipart: 'file' },
    answers: { 200: opinionImport },
    problems: [
      ...acted,
      'request-too-large',
      'wrong-stage',
      'stage-not-ready',
      'opinion-list-refused',
      ...formRefusals,
    ],
    bodyLimitBytes: 21_000_000,
  },
  opinionLines: {
    method: 'GET',
    path: '/api/v1/city-review/:cycle/opinion-lists/:number/lines',
    summary: '研判：一份意见表逐行的结果',
    roles: readers,
    params: ofImport,
    query: z.object({ only: z.enum(['refused', 'accepted']).optional(), cursor, limit }),
    answers: { 200: z.object({ items: z.array(opinionLine), nextCursor: z.string().nullable() }) },
    problems: objectProblems,
  },
  closeOpinionList: {
    method: 'POST',
    path: '/api/v1/city-review/:cycle/opinion-lists/:number/end',
    summary: '研判：采用一份意见表中可用的行，或放弃这份表',
    roles: writers,
    params: ofImport,
    body: z.object({ apply: z.boolean() }),
    answers: { 200: opinionImport },
    problems: [...acted, 'not-found', 'wrong-stage', 'stage-not-ready', 'opinion-list-refused'],
  },
  enterOpinion: {
    method: 'POST',
    path: '/api/v1/city-review/:cycle/opinions',
    summary: '研判：逐宗登记意见',
    roles: writers,
    params: z.object({ cycle }),
    body: z.object({
      parcelCode: z.string().trim().min(1).max(40),
      opinion: z.enum(cityOpinions),
      class: parcelClass.optional(),
      reason: z.string().trim().max(longestReason).optional(),
    }),
    answers: { 200: cityOpinion },
    problems: [...acted, 'wrong-stage', 'stage-not-ready', 'opinion-list-refused'],
  },
  agreeToRest: {
    method: 'POST',
    path: '/api/v1/city-review/:cycle/agreement',
    summary: '研判：登记市级对未单独列出的地块均同意',
    roles: writers,
    params: z.object({ cycle }),
    body: z.object({ last: count.min(0), note: z.string().trim().min(1).max(500), documents: z.array(sha256).max(20) }),
    answers: { 200: opinionCounts },
    problems: [...acted, 'not-found', 'wrong-stage', 'stage-not-ready', 'stage-changed'],
  },
  cityOpinions: {
    method: 'GET',
    path: '/api/v1/city-review/:cycle/opinions',
    summary: '研判：逐宗的意见',
    roles: readers,
    params: z.object({ cycle }),
    query: z.object({ opinion: z.enum(cityOpinions).optional(), cursor, limit }),
    answers: { 200: z.object({ items: z.array(cityOpinion), nextCursor: z.string().nullable() }) },
    problems: askingProblems,
  },
})
