import { z } from 'zod'
import { publicationActs } from '../publication/act.ts'
import { publicationColumns } from '../publication/column.ts'
import { verdicts } from '../publication/line.ts'
import { publicationKinds, publicationStates } from '../publication/state.ts'
import { mostAnswerDays, mostWindowDays } from '../publication/terms.ts'
import { defineEndpoints } from './endpoint.ts'
import { count, cursor, cycle, day, limit } from './shapes.ts'
import { askingProblems, objectProblems, writingProblems } from './usual-problems.ts'

const townCode = z.string().regex(/^\d{12}$/)
const number = z.coerce.number().int().min(1)
const column = z.enum(publicationColumns)

/** The days of a publication. 暂定 where a year's notice of holidays is not out. */
const publicationWindow = z.object({
  firstDay: day,
  lastDay: day,
  provisional: z.boolean(),
  phase: z.enum(['not-begun', 'running', 'over']),
  /** Working days up to and including the last. */
  daysLeft: count,
})

const publicationSummary = z.object({
  number: count,
  cycle,
  kind: z.enum(publicationKinds),
  /** The publication a correction is to. */
  corrects: count.nullable(),
  /** Null for the whole district. */
  townCode: z.string().nullable(),
  state: z.enum(publicationStates),
  title: z.string(),
  evaluation: count,
  standard: z.string(),
  lines: count,
  windowDays: count,
  window: publicationWindow.nullable(),
  publishedAt: z.string().nullable(),
  preparedAt: z.string(),
  preparedBy: z.string(),
  /** Objections to it that are open, as far as the reader may see them. */
  openObjections: count,
  /** Grows with every act; an act repeats it. */
  revision: count,
})
export type PublicationSummary = z.infer<typeof publicationSummary>

const publicationEvent = z.object({
  number: count,
  act: z.enum(['prepare', ...publicationActs]),
  at: z.string(),
  by: z.string(),
  note: z.string().nullable(),
})

const publicationDetail = publicationSummary.extend({
  note: z.string().nullable(),
  columns: z.array(column),
  /** About gates that the evaluation was let through; every output repeats them. */
  overrideSentences: z.array(z.string()),
  /** Parcels of the evaluation without a verdict, which are not listed; null for those who see a part of the list. */
  leftOut: count.nullable(),
  maskedNames: count.nullable(),
  sha256: z.string().nullable(),
  reason: z.string().nullable(),
  /** Of the lines the reader sees. */
  verdicts: z.array(z.object({ verdict: z.string(), lines: count })),
  towns: z.array(z.object({ townCode: z.string(), lines: count })),
  events: z.array(publicationEvent),
  possible: z.array(z.enum(publicationActs)),
})
export type PublicationDetail = z.infer<typeof publicationDetail>

const publicationLine = z.object({
  place: count,
  parcelCode: z.string(),
  townCode: z.string().nullable(),
  owner: z.string().nullable(),
  landClass: z.string().nullable(),
  /** m². */
  landArea: z.number().nullable(),
  verdict: z.string(),
  verdictBefore: z.string().nullable(),
  /** The reader's own parcel: may object. */
  mayObject: z.boolean(),
})
export type PublicationLineBody = z.infer<typeof publicationLine>

export const publicationLineQuery = z.object({
  town: townCode.optional(),
  verdict: z.enum(verdicts).optional(),
  /** Part of code or owner as it is shown. */
  q: z.string().max(100).optional(),
  cursor,
  limit,
})

export const prepareBody = z.object({
  cycle,
  /** Absent for the whole district. */
  townCode: townCode.optional(),
  /** The publication that this one corrects: only what changed since. */
  corrects: count.min(1).optional(),
  columns: z.array(column).max(publicationColumns.length),
  title: z.string().trim().min(4).max(80),
  note: z.string().trim().max(300).optional(),
  windowDays: count.min(1).max(mostWindowDays),
})
export type PrepareBody = z.infer<typeof prepareBody>

export const publicationActBody = z.object({
  act: z.enum(publicationActs),
  /** As the person saw it. */
  revision: count,
  /** Of 发布公示: today or later. */
  firstDay: day.optional(),
  reason: z.string().trim().max(300).optional(),
})
export type PublicationActBody = z.infer<typeof publicationActBody>

const publicationTerms = z.object({
  version: count,
  windowDays: count,
  answerDays: count,
  opinionDays: count,
  reason: z.string().nullable(),
  by: z.string().nullable(),
  at: z.string().nullable(),
})
export type PublicationTermsBody = z.infer<typeof publicationTerms>

export const publicationTermsChange = z.object({
  /** The version it was made from. */
  version: count.min(0),
  windowDays: count.min(1).max(mostWindowDays),
  answerDays: count.min(1).max(mostAnswerDays),
  opinionDays: count.min(1).max(mostAnswerDays),
  reason: z.string().trim().min(2).max(200),
})
export type PublicationTermsChange = z.infer<typeof publicationTermsChange>

export const publicationFormats = ['xlsx', 'pdf', 'html'] as const
export type PublicationFormat = (typeof publicationFormats)[number]

const readers = ['enterprise', 'town', 'town-reviewer', 'district', 'auditor'] as const
const acted = [...objectProblems, ...writingProblems] as const
const params = z.object({ number })

/** 公示 [ours, 本区自定: 123号 names none]: the classes of a formal evaluation shown to everyone. */
export const publicationEndpoints = defineEndpoints({
  publications: {
    method: 'GET',
    path: '/api/v1/publications',
    summary: '公示（本区自定）：一个年度的公示，未发布的只有区专班和审计可见',
    roles: readers,
    query: z.object({ cycle }),
    answers: {
      200: z.object({
        /** The newest first; of a long record the newest two hundred. */
        items: z.array(publicationSummary),
        stage: z.string(),
        /** The formal evaluation that counts; null while there is none. */
        formal: z
          .object({
            number: count,
            finishedAt: z.string().nullable(),
            parcels: count,
            overrideSentences: z.array(z.string()),
          })
          .nullable(),
        terms: publicationTerms,
        /** What still stands in the way of 研判; null before anything is published, and for those who do not see all. */
        outstanding: z
          .object({
            open: count,
            /** Accepted objections that no evaluation has taken up. */
            toReEvaluate: count,
            lastDay: day,
            windowOver: z.boolean(),
          })
          .nullable(),
      }),
    },
    problems: askingProblems,
  },
  preparePublication: {
    method: 'POST',
    path: '/api/v1/publications',
    summary: '公示：由最近一次正式评估生成草稿',
    roles: ['district'],
    body: prepareBody,
    answers: { 201: publicationDetail },
    problems: [...acted, 'wrong-stage', 'publication-not-ready'],
  },
  publication: {
    method: 'GET',
    path: '/api/v1/publications/:number',
    summary: '公示：一次公示的说明、期限和经过',
    roles: readers,
    params,
    answers: { 200: publicationDetail },
    problems: objectProblems,
  },
  publicationLines: {
    method: 'GET',
    path: '/api/v1/publications/:number/lines',
    summary: '公示：名单，按街镇和编码；企业只见本企业的，街镇只见本街镇的',
    roles: readers,
    params,
    query: publicationLineQuery,
    answers: { 200: z.object({ items: z.array(publicationLine), nextCursor: z.string().nullable(), total: count }) },
    problems: objectProblems,
  },
  actOnPublication: {
    method: 'POST',
    path: '/api/v1/publications/:number/acts',
    summary: '公示：核对、退回草稿、发布、结束、撤回、作废',
    roles: ['district'],
    params,
    body: publicationActBody,
    answers: { 200: publicationDetail },
    problems: [
      ...acted,
      'wrong-stage',
      'publication-act-not-allowed',
      'publication-changed',
      'publication-not-ready',
      'publication-damaged',
    ],
  },
  publicationFile: {
    method: 'GET',
    path: '/api/v1/publications/:number/file',
    summary: '公示：名单文件（xlsx、PDF 或单页 html），与公示内容的摘要核对后给出',
    roles: ['town', 'town-reviewer', 'district', 'auditor'],
    params,
    query: z.object({ as: z.enum(publicationFormats), town: townCode.optional() }),
    answers: { 200: { binary: 'application/octet-stream' } },
    problems: [...objectProblems, 'publication-damaged', 'too-busy', 'paper-time-out', 'paper-missing-glyph'],
  },
  publicationIntegrity: {
    method: 'GET',
    path: '/api/v1/publications/:number/integrity',
    summary: '公示：重算名单摘要，与核对时的摘要比较',
    roles: ['district', 'auditor'],
    params,
    answers: { 200: z.object({ sha256: z.string().nullable(), computed: z.string(), intact: z.boolean() }) },
    problems: objectProblems,
  },
  publicationTerms: {
    method: 'GET',
    path: '/api/v1/publication-terms',
    summary: '公示：公示期、答复期和街镇意见期（本区自定）',
    roles: readers,
    answers: { 200: publicationTerms },
    problems: ['not-signed-in', 'not-allowed'],
  },
  changePublicationTerms: {
    method: 'POST',
    path: '/api/v1/publication-terms',
    summary: '公示：修改期限，此后发布的和提出的按新期限',
    roles: ['district'],
    body: publicationTermsChange,
    answers: { 200: publicationTerms },
    problems: [...askingProblems, ...writingProblems, 'collection-rule-changed'],
  },
})
