import { z } from 'zod'
import type { Role } from '../access/role.ts'
import { standardLabels } from '../scoring/standard.ts'
import { standardActs, standardEvents } from '../standard-book/act.ts'
import { standardStates } from '../standard-book/state.ts'
import { defineEndpoints } from './endpoint.ts'
import { count, day } from './shapes.ts'
import { askingProblems } from './usual-problems.ts'

const standardId = z.string().trim().min(1).max(60)
const note = z.string().trim().min(2).max(500)
/** A standard as JSON; its schema is core/scoring/standard-schema.ts. */
const standardJson = z.record(z.string(), z.unknown())

/** Who did something, when, and what they wrote. */
const signed = z.object({ by: z.string(), at: z.string(), note: z.string().nullable() })

/** The paper that puts a 正式 standard into force: 文号 and its day. */
export const approvingDocument = z.object({ number: z.string().trim().min(2).max(100), date: day })
export type ApprovingDocument = z.infer<typeof approvingDocument>

/** A version of the district's standard, or a model (state 'model'), without its text. */
export const standardVersion = z.object({
  id: standardId,
  name: z.string(),
  district: z.string(),
  label: z.enum(standardLabels),
  state: z.enum(standardStates),
  /** In force from `since` up to, not including, `until`; of a draft what it proposes. */
  since: day,
  until: day.nullable(),
  /** Today evaluations of the district are by this version. */
  isInForce: z.boolean(),
  /** Grows with every save and act; both repeat it. 0 for a model. */
  revision: count,
  /** SHA-256 of the canonical JSON without label, since and until, which belong to the register. */
  hash: z.string(),
  basedOn: z.string().nullable(),
  created: signed.nullable(),
  /** The last save or act. */
  changed: signed.nullable(),
  submitted: signed.nullable(),
  approved: signed.nullable(),
  published: signed.extend({ document: approvingDocument.nullable() }).nullable(),
  /** Evaluations of the district by it while in force, and trials of any of its texts. */
  evaluations: count,
  trials: count,
  /** What the reader may do now. */
  possible: z.array(z.enum(standardActs)),
  mayEdit: z.boolean(),
  mayDelete: z.boolean(),
})
export type StandardVersionBody = z.infer<typeof standardVersion>

export const standardFault = z.object({
  /** Keys and indices from the top, joined by '.': 'indicators.0.weight'; '' for the whole. */
  path: z.string(),
  message: z.string(),
})
export type StandardFaultBody = z.infer<typeof standardFault>

const standardEvent = z.object({
  event: z.enum(standardEvents),
  at: z.string(),
  by: z.string(),
  note: z.string().nullable(),
  revision: count,
  /** Of the text as it stood after it. */
  hash: z.string(),
})
export type StandardEventBody = z.infer<typeof standardEvent>

const standardTrial = z.object({
  evaluation: z.string(),
  cycle: z.string(),
  at: z.string(),
  by: z.string(),
  status: z.enum(['running', 'done', 'failed', 'cancelled', 'blocked']),
  hash: z.string(),
  /** By the very text that stands now. */
  isCurrent: z.boolean(),
})

export const standardDetail = standardVersion.extend({
  /** The complete JSON, with label, since and until as the register has them. */
  standard: standardJson,
  /** What keeps the text from being tried; empty for one that may. */
  faults: z.array(standardFault),
  /** Oldest first; empty for readers other than 专班 and auditor. */
  events: z.array(standardEvent),
  /** Newest first, at most 50; empty for readers other than 专班 and auditor. */
  trialRuns: z.array(standardTrial),
})
export type StandardDetail = z.infer<typeof standardDetail>

export const standardDifference = z.object({
  /** 'indicators.E1.weight': members of lists by their id where they have one. */
  path: z.string(),
  /** One sentence: "指标 E1 亩均税收 的权重由 12 改为 15。" */
  sentence: z.string(),
  /** As printed; null where there was or is none. */
  before: z.string().nullable(),
  after: z.string().nullable(),
})
export type StandardDifference = z.infer<typeof standardDifference>

const savedStandard = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('saved'), version: standardDetail }),
  z.object({
    outcome: z.literal('conflict'),
    /** As it stands, by another's hand: nothing of it was touched. */
    version: standardDetail,
    /** From the text the person began with to what stands now, and to what was sent. */
    theirs: z.array(standardDifference),
    mine: z.array(standardDifference),
    /** Paths in both lists with other outcomes. */
    clashes: z.array(z.string()),
  }),
])
export type SavedStandard = z.infer<typeof savedStandard>

const createStandardBody = z.union([
  /** 以此为底新建: a copy under a new id. */
  z.object({ basedOn: standardId, id: standardId, name: z.string().trim().min(1).max(200).optional() }),
  /** An imported one; its own id and name. */
  z.object({ standard: standardJson }),
])
export type CreateStandardBody = z.infer<typeof createStandardBody>

const revision = count.min(1)

const standardActBody = z.discriminatedUnion('act', [
  z.object({ act: z.literal('submit'), revision, note: note.optional() }),
  z.object({ act: z.literal('withdraw'), revision, note: note.optional() }),
  z.object({ act: z.literal('approve'), revision, note: note.optional() }),
  z.object({ act: z.literal('send-back'), revision, note }),
  z.object({
    act: z.literal('publish'),
    revision,
    since: day,
    label: z.enum(standardLabels),
    /** Needed for 正式. */
    document: approvingDocument.optional(),
    note: note.optional(),
  }),
  /** Out of force from a day, without a successor. */
  z.object({ act: z.literal('end'), revision, on: day, note }),
  /** Takes a publication back before its first day. */
  z.object({ act: z.literal('cancel'), revision, note }),
])
export type StandardActBody = z.infer<typeof standardActBody>

const editors: readonly Role[] = ['district']
const params = z.object({ id: standardId })
const seen = ['not-signed-in', 'not-found'] as const
const written = [...askingProblems, 'origin-refused', 'not-found', 'too-busy', 'storage-full'] as const

/**
 * The register of standards. 专班 and auditor see every version; everyone else who is signed in sees what is or was
 * published, and the models.
 */
export const standardEndpoints = defineEndpoints({
  standards: {
    method: 'GET',
    path: '/api/v1/standards',
    summary: '标准登记簿：本区各版本，新的在前；之后为参考范本',
    roles: 'signed-in',
    answers: { 200: z.object({ items: z.array(standardVersion), models: z.array(standardVersion) }) },
    problems: ['not-signed-in'],
  },
  standard: {
    method: 'GET',
    path: '/api/v1/standards/:id',
    summary: '评估标准全文（JSON）',
    roles: 'signed-in',
    params,
    answers: { 200: standardJson },
    problems: seen,
  },
  standardVersion: {
    method: 'GET',
    path: '/api/v1/standards/:id/version',
    summary: '标准的一个版本：全文、状态、办理经过和试评',
    roles: 'signed-in',
    params,
    answers: { 200: standardDetail },
    problems: seen,
  },
  standardDifferences: {
    method: 'GET',
    path: '/api/v1/standards/:id/differences/:other',
    summary: '两个版本的差异：由 id 到 other 改了什么，一项一句',
    roles: 'signed-in',
    params: params.extend({ other: standardId }),
    answers: { 200: z.object({ items: z.array(standardDifference) }) },
    problems: seen,
  },
  standardInForce: {
    method: 'GET',
    path: '/api/v1/standards-in-force',
    summary: '今天在本区施行的标准：编号、版本和指纹',
    roles: 'signed-in',
    answers: {
      200: z.object({
        day,
        id: standardId,
        name: z.string(),
        label: z.enum(standardLabels),
        since: day,
        until: day.nullable(),
        hash: z.string(),
      }),
    },
    problems: ['not-signed-in', 'no-standard-in-force', 'standards-overlap'],
  },
  createStandard: {
    method: 'POST',
    path: '/api/v1/standards',
    summary: '新建标准草稿：以一个版本或范本为底，或导入全文',
    roles: editors,
    body: createStandardBody,
    answers: { 201: standardDetail },
    problems: [...written, 'standard-exists', 'standard-refused'],
    bodyLimitBytes: 1_000_000,
  },
  saveStandard: {
    method: 'POST',
    path: '/api/v1/standards/:id',
    summary: '保存标准草稿；他人已先保存的，不覆盖，答复双方的改动',
    roles: editors,
    params,
    body: z.object({ revision, standard: standardJson, note: note.optional() }),
    answers: { 200: savedStandard },
    problems: [...written, 'standard-act-not-allowed', 'standard-refused'],
    bodyLimitBytes: 1_000_000,
  },
  deleteStandard: {
    method: 'DELETE',
    path: '/api/v1/standards/:id',
    summary: '删除自己的标准草稿',
    roles: editors,
    params,
    answers: { 200: z.object({ deleted: z.literal(true) }) },
    problems: [...written, 'standard-act-refused'],
  },
  actOnStandard: {
    method: 'POST',
    path: '/api/v1/standards/:id/acts',
    summary: '办理标准：提交、撤回、批准、退回、发布、停用、取消发布',
    roles: editors,
    params,
    body: standardActBody,
    answers: { 200: standardDetail },
    problems: [
      ...written,
      'standard-changed',
      'standard-act-not-allowed',
      'standard-act-refused',
      'standard-period-refused',
      'standard-refused',
    ],
    bodyLimitBytes: 20_000,
  },
})
