import { z } from 'zod'
import { surveyors, surveyReaders } from '../survey/access.ts'
import { companionStates } from '../survey/companion.ts'
import { photoSubjects, surveyItemIds } from '../survey/item.ts'
import { sheetsAtOnce, surveyLimits } from '../survey/limits.ts'
import { defineEndpoints } from './endpoint.ts'
import { pushAnswer } from './rows.ts'
import { cellOrNull, count, cursor, cycle, limit, rowStatus } from './shapes.ts'
import { askingProblems, objectProblems } from './usual-problems.ts'

const town = z.string().min(1).max(40)
const parcelCode = z.string().min(1).max(40)
const id = z.uuid().describe('核查编号，由手机生成，重发不重复')
const sha256 = z.string().regex(/^[0-9a-f]{64}$/)
/** ISO 8601 with its offset; any such text is an instant. */
const instant = z
  .string()
  .max(40)
  .regex(
    /^20\d\d-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,9})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/,
  )
const person = z.string().trim().max(surveyLimits.person)
const cells = z.record(z.string(), cellOrNull)

const printed = ['paper-missing-glyph', 'paper-time-out', 'too-busy'] as const

/** A parcel to go to, with all that a phone needs without a network. */
export const surveyTask = z.object({
  parcelCode: z.string(),
  parcelName: z.string().nullable(),
  ownerName: z.string().nullable(),
  townCode: z.string().nullable(),
  status: rowStatus,
  revision: count,
  /** m² */
  landArea: z.number().nullable(),
  floorArea: z.number().nullable(),
  /** Of the survey's fields: what was reported, what stands in 现场 and what departments confirmed. */
  reported: cells,
  onsite: cells,
  department: cells,
  /** Polygons of rings as maps are sent them; null without a boundary. */
  boundary: z.array(z.array(z.array(z.number().int()))).nullable(),
  surveys: count,
  lastSurveyed: z.string().nullable(),
})
export type SurveyTask = z.infer<typeof surveyTask>

const place = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('fix'),
    longitude: z.number().min(-180).max(180),
    latitude: z.number().min(-90).max(90),
    /** Metres. */
    accuracy: z.number().min(0).max(1_000_000),
    at: instant,
  }),
  z.object({ kind: z.literal('none'), reason: z.string().trim().min(2).max(surveyLimits.reason) }),
])
export type SurveyPlace = z.infer<typeof place>

const companion = z.discriminatedUnion('state', [
  z.object({ state: z.literal('signed'), name: person.min(1), signature: sha256 }),
  z.object({ state: z.literal('declined'), name: person, reason: z.string().trim().min(2).max(surveyLimits.reason) }),
  z.object({ state: z.literal('absent'), reason: z.string().trim().min(2).max(surveyLimits.reason) }),
])

const photo = z.object({
  sha256,
  subject: z.enum(photoSubjects),
  caption: z.string().trim().max(surveyLimits.caption),
  takenAt: instant,
})

export const surveyBody = z.object({
  cycle,
  parcelCode,
  /** Revision of the parcel's row that the phone worked on. */
  baseRevision: count.min(0),
  formVersion: z.string().max(40),
  /** Every field of the survey; null where nothing is stated. */
  fields: z.record(z.string().max(60), cellOrNull),
  note: z.string().trim().max(surveyLimits.note),
  startedAt: instant,
  finishedAt: instant,
  place,
  surveyor: z.object({ name: person.min(1), signature: sha256 }),
  companion,
  photos: z.array(photo).max(surveyLimits.photos),
  device: z.string().max(80).optional(),
})
export type SurveyBody = z.infer<typeof surveyBody>

/** A survey in a list. */
export const surveyLine = z.object({
  id: z.string(),
  cycle,
  parcelCode: z.string(),
  parcelName: z.string().nullable(),
  townCode: z.string().nullable(),
  /** The first of a parcel in a year is 1. */
  number: count,
  /** By the phone's clock, and by the server's. */
  surveyedAt: z.string(),
  receivedAt: z.string(),
  by: z.string(),
  companion: z.enum(companionStates),
  photos: count,
  hasPlace: z.boolean(),
  /** Metres to the boundary; null without a place or a boundary. */
  metres: z.number().nullable(),
  isFar: z.boolean(),
  /** Values that others had changed meanwhile and that wait in the ledger. */
  conflicts: count,
})
export type SurveyLine = z.infer<typeof surveyLine>

const signature = z.object({ name: z.string(), sha256: sha256.nullable() })

/** All of a survey that the reader is shown. */
export const surveyRecord = z.object({
  ...surveyLine.shape,
  device: z.string().nullable(),
  /** Items the reader is shown. */
  items: z.array(z.enum(surveyItemIds)),
  /** What was found, and what had been reported when it was. */
  found: cells,
  reported: cells,
  /** Null: not for the reader, as place and people. */
  note: z.string().nullable(),
  place: place.nullable(),
  people: z.object({ surveyor: signature, companion: signature.nullable(), reason: z.string().nullable() }).nullable(),
  pictures: z.array(photo.extend({ size: count })),
})
export type SurveyRecord = z.infer<typeof surveyRecord>

export const surveyTown = z.object({
  townCode: z.string(),
  parcels: count,
  /** Parcels with a survey of the year, and all surveys. */
  surveyed: count,
  surveys: count,
  /** Received last. */
  last: z.string().nullable(),
})
export type SurveyTown = z.infer<typeof surveyTown>

/** On-site survey (现场核查): the phone's tasks, its pictures and records, and what is printed. */
export const surveyEndpoints = defineEndpoints({
  surveyTasks: {
    method: 'GET',
    path: '/api/v1/surveys/tasks',
    summary: '现场核查：自己范围内要核查的地块，供手机离线使用',
    roles: surveyors,
    query: z.object({ cycle, cursor, limit }),
    answers: { 200: z.object({ items: z.array(surveyTask), nextCursor: z.string().nullable(), total: count }) },
    problems: askingProblems,
  },
  uploadSurveyPicture: {
    method: 'POST',
    path: '/api/v1/surveys/records/:id/pictures',
    summary: '现场核查：上传一张照片或签名，内容相同的只存一份',
    roles: surveyors,
    params: z.object({ id }),
    query: z.object({ cycle, parcelCode, use: z.enum(['photo', 'signature']) }),
    body: { multipart: 'file' },
    answers: { 200: z.object({ sha256, size: count }) },
    problems: [
      ...askingProblems,
      'origin-refused',
      'request-too-large',
      'not-found',
      'attachment-too-large',
      'attachment-type',
      'survey-picture-refused',
      'survey-closed',
      'storage-full',
      'too-busy',
    ],
    bodyLimitBytes: surveyLimits.photoBytes + 10_000,
  },
  submitSurvey: {
    method: 'POST',
    path: '/api/v1/surveys/records/:id',
    summary: '现场核查：提交一次核查，写入现场层并留存记录',
    roles: surveyors,
    params: z.object({ id }),
    body: surveyBody,
    answers: { 200: z.object({ survey: surveyLine, row: pushAnswer.shape.rows.element }) },
    problems: [
      ...askingProblems,
      'origin-refused',
      'request-too-large',
      'not-found',
      'batch-id-reused',
      'form-version-unknown',
      'row-locked',
      'row-removed',
      'row-outside-scope',
      'row-not-authorised',
      'cycle-unknown',
      'survey-not-ready',
      'survey-picture-missing',
      'too-busy',
    ],
  },
  surveys: {
    method: 'GET',
    path: '/api/v1/surveys',
    summary: '现场核查：核查记录，最近收到的在前',
    roles: surveyReaders,
    query: z.object({
      cycle,
      town: town.optional(),
      parcelCode: parcelCode.optional(),
      q: z.string().max(100).optional(),
      /** no-company: declined or absent; far; conflict. */
      only: z.enum(['no-company', 'far', 'conflict']).optional(),
      cursor,
      limit,
    }),
    answers: { 200: z.object({ items: z.array(surveyLine), nextCursor: z.string().nullable(), total: count }) },
    problems: askingProblems,
  },
  surveyProgress: {
    method: 'GET',
    path: '/api/v1/surveys/progress',
    summary: '现场核查：各街镇进度',
    roles: ['town', 'town-reviewer', 'district', 'third-party', 'auditor'],
    query: z.object({ cycle }),
    answers: { 200: z.object({ towns: z.array(surveyTown) }) },
    problems: askingProblems,
  },
  survey: {
    method: 'GET',
    path: '/api/v1/surveys/records/:id',
    summary: '现场核查：一次核查的记录',
    roles: surveyReaders,
    params: z.object({ id }),
    answers: { 200: surveyRecord },
    problems: objectProblems,
  },
  surveyPicture: {
    method: 'GET',
    path: '/api/v1/surveys/records/:id/pictures/:sha256',
    summary: '现场核查：照片或签名',
    roles: surveyReaders,
    params: z.object({ id, sha256 }),
    answers: { 200: { binary: 'application/octet-stream' } },
    problems: [...objectProblems, 'attachment-lost'],
  },
  surveySummary: {
    method: 'GET',
    path: '/api/v1/surveys/records/:id/summary',
    summary: '现场核查：核查记录单（PDF）',
    roles: surveyReaders,
    params: z.object({ id }),
    answers: { 200: { binary: 'application/pdf' } },
    problems: [...objectProblems, 'attachment-lost', ...printed],
  },
  surveySheets: {
    method: 'GET',
    path: '/api/v1/surveys/sheets',
    summary: `现场核查：打印核查表（PDF，一宗一页，一次最多 ${sheetsAtOnce} 宗），按街镇或所选地块`,
    roles: surveyors,
    query: z.object({
      cycle,
      id: z.uuid().describe('打印编号，由页面生成，用于查询进度'),
      town: town.optional(),
      /** Codes, separated by commas; encoded where they hold one. */
      parcels: z.string().max(10_000).optional(),
      /** Of a 街镇: those without a survey alone. */
      only: z.enum(['unsurveyed']).optional(),
      /** The first sheet is that of the so-many-and-first parcel. */
      from: z.coerce.number().int().min(0).max(1_000_000).optional(),
    }),
    answers: { 200: { binary: 'application/pdf' } },
    problems: [...objectProblems, ...printed],
  },
  surveySheetProgress: {
    method: 'GET',
    path: '/api/v1/surveys/sheets/progress',
    summary: '现场核查：打印核查表的进度',
    roles: surveyors,
    query: z.object({ id: z.uuid() }),
    answers: {
      200: z.object({ progress: z.object({ done: count, total: count, isSetting: z.boolean() }).nullable() }),
    },
    problems: askingProblems,
  },
})
