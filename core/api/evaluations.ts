import { z } from 'zod'
import { evaluationReaders, evaluationRunners } from '../access/role.ts'
import { gate } from '../evaluation-gates/gate.ts'
import { evaluationModes } from '../evaluation-gates/mode.ts'
import { formIds } from '../forms/catalogue.ts'
import { defineEndpoints } from './endpoint.ts'
import { approval, count, cursor, cycle, landClass, limit, parcelClass, scalar, xlsxFile } from './shapes.ts'
import { askingProblems, objectProblems } from './usual-problems.ts'

/** What a value was held against; `least` is the lower end of a range. See IndicatorBenchmark of core/scoring/result.ts. */
const benchmark = z.object({
  basis: z.enum(['fixed', 'groupMean', 'percentile', 'industry', 'greatest', 'range']),
  value: z.number(),
  least: z.number().exactOptional(),
  group: z.string().exactOptional(),
  n: z.number().int().exactOptional(),
  industry: z.string().exactOptional(),
})

const indicator = z.object({
  id: z.string(),
  value: z.number().nullable(),
  points: z.number().nullable(),
  weight: z.number(),
})

/** The fields of `checkup score` for one parcel. */
export const parcelScore = z.object({
  parcelCode: z.string(),
  landClass: landClass.nullable(),
  status: z.enum(['ok', 'incomplete']),
  how: z.enum(['direct', 'ranked', 'exempt']).nullable(),
  class: parcelClass.nullable(),
  total: z.number().nullable(),
  rank: z.number().int().nullable(),
  of: z.number().int().nullable(),
  rules: z.array(z.string()),
  flagged: z.boolean(),
  /** Present where points and total stand in whole steps, because exact ones would give a masked value away. */
  stepped: z.literal(true).exactOptional(),
  indicators: z.array(indicator),
})
export type ParcelScore = z.infer<typeof parcelScore>

/** The same with its trace; see core/scoring/result.ts for the meaning of each key. */
export const parcelResult = parcelScore.extend({
  indicators: z.array(
    indicator.extend({
      score: z.number(),
      inputs: z.array(
        z.object({
          field: z.string(),
          amount: z.union([z.number(), z.string()]).nullable(),
          unit: z.string(),
          source: z.enum(['parcel', 'firms', 'department']),
        }),
      ),
      tier: z.number().int().nullable(),
      note: z.string().nullable(),
      /** Absent where the method holds the value against nothing, and where the value is masked. */
      benchmark: benchmark.exactOptional(),
    }),
  ),
  cycle,
  townCode: z.string().nullable(),
  dimensions: z.array(z.object({ id: z.string(), score: z.number(), weight: z.number() })),
  ruleResults: z.array(
    z.object({
      id: z.string(),
      deciding: z.boolean(),
      evidence: z.array(
        z.object({
          form: z.enum(formIds),
          field: z.string(),
          value: scalar.nullable(),
          uscc: z.string().optional(),
          year: z.literal('before').optional(),
        }),
      ),
      confirmed: z.boolean(),
    }),
  ),
  group: z.string().nullable(),
  rankedClass: parcelClass.nullable(),
  blockedBy: z.array(z.string()),
})
export type ParcelResultBody = z.infer<typeof parcelResult>

/** How classes and totals spread: shared by the overview and by one evaluation. */
export const spread = z.object({
  /** Parcels of each 街镇 by class; none = 暂不评价 and 待补正. */
  byTown: z.array(z.object({ townCode: z.string(), A: count, B: count, C: count, D: count, none: count })),
  /** Totals in 5-point bins 0–5 … 95–100. */
  histogram: z.array(count),
})

export const evaluationMode = z.enum(evaluationModes)

export const evaluation = z.object({
  id: z.string(),
  cycle,
  mode: evaluationMode,
  /** 'blocked': a formal one that did not pass its gates. */
  status: z.enum(['running', 'done', 'failed', 'cancelled', 'blocked']),
  standard: z.string(),
  /** Of the text it was made by, as the register of standards has it; null for those from before the register. */
  standardHash: z.string().nullable(),
  /** By a standard that was asked for, not by the one in force. */
  trial: z.boolean(),
  engine: z.string(),
  /** SHA-256 of the canonical JSON of the inputs. */
  inputHash: z.string().nullable(),
  startedAt: z.string(),
  finishedAt: z.string().nullable(),
  by: z.string(),
  parcels: z.number().int(),
  progress: z.number().min(0).max(1),
  classes: z.object({ A: z.number(), B: z.number(), C: z.number(), D: z.number() }).nullable(),
  counts: z
    .object({ ranked: z.number(), direct: z.number(), exempt: z.number(), incomplete: z.number(), flagged: z.number() })
    .nullable(),
  groups: z.array(
    z.object({
      key: z.string(),
      label: z.string(),
      size: z.number().int(),
      /** Directly judged parcels that take places of the shares; absent where the standard does not count them. */
      direct: z.object({ A: count, B: count, C: count, D: count }).exactOptional(),
      byScoreLines: z.boolean(),
      cutOffs: z.object({ A: z.number().nullable(), B: z.number().nullable(), C: z.number().nullable() }),
    }),
  ),
  /** Of a formal one, as they stood when it ran. */
  gates: z.array(gate),
  /** What every output of it says: a sentence for each gate it was let through. */
  notes: z.array(z.string()),
  /** The evaluation it was made again from. */
  basis: z.string().nullable(),
  /** Given for one evaluation that is done, not in the list. */
  spread: spread.optional(),
})
export type EvaluationBody = z.infer<typeof evaluation>

/** 重算核对: an evaluation computed again from what it judged, with its standard and its engine. */
export const recomputation = z.object({
  evaluation: z.string(),
  standard: z.string(),
  engine: z.string(),
  /** SHA-256 of the inputs as they are kept. */
  inputHash: z.string(),
  parcels: count,
  /** The kept inputs are those the evaluation names. */
  isInputSame: z.boolean(),
  areGroupsSame: z.boolean(),
  /** Parcels whose result is not, byte by byte, what is stored, and the first of their codes. */
  differing: count,
  examples: z.array(z.string()),
  /** All of it. */
  isSame: z.boolean(),
})
export type Recomputation = z.infer<typeof recomputation>

const id = z.object({ id: z.string().max(60) })

export const evaluationEndpoints = defineEndpoints({
  runEvaluation: {
    method: 'POST',
    path: '/api/v1/evaluations',
    summary: '运行草评或正式评估，或用指定的标准试评；20 秒内完成返回 201，否则 202',
    roles: evaluationRunners,
    /** `standard`: a version or model to try; none for the one in force. */
    body: z.object({ cycle, mode: evaluationMode, standard: z.string().trim().min(1).max(60).optional() }),
    answers: { 201: evaluation, 202: evaluation },
    problems: [
      ...askingProblems,
      'origin-refused',
      'not-found',
      'no-standard-in-force',
      'standards-overlap',
      'standard-refused',
      'too-busy',
      'wrong-stage',
      'formal-blocked',
      'evaluation-failed',
    ],
    bodyLimitBytes: 10_000,
  },
  evaluations: {
    method: 'GET',
    path: '/api/v1/evaluations',
    summary: '评估列表，新的在前',
    roles: evaluationReaders,
    query: z.object({ cycle: cycle.optional(), cursor, limit }),
    answers: { 200: z.object({ items: z.array(evaluation), nextCursor: z.string().nullable() }) },
    problems: askingProblems,
  },
  evaluation: {
    method: 'GET',
    path: '/api/v1/evaluations/:id',
    summary: '一次评估',
    roles: evaluationReaders,
    params: id,
    answers: { 200: evaluation },
    problems: ['not-signed-in', 'not-allowed', 'not-found'],
  },
  recomputation: {
    method: 'GET',
    path: '/api/v1/evaluations/:id/recomputation',
    summary: '重算核对：按当时的输入、标准和引擎再算一遍，逐字节比对',
    roles: [...evaluationRunners, 'auditor'],
    params: id,
    answers: { 200: recomputation },
    problems: [
      'not-signed-in',
      'not-allowed',
      'not-found',
      'evaluation-not-done',
      'evaluation-not-recomputable',
      'engine-unknown',
      'too-busy',
    ],
  },
  results: {
    method: 'GET',
    path: '/api/v1/evaluations/:id/results',
    summary: '评估结果，按地块编码',
    roles: evaluationReaders,
    params: id,
    query: z.object({
      cursor,
      limit,
      class: z.string().max(20).optional(),
      town: z.string().max(400).optional(),
      land: z.string().max(40).optional(),
      how: z.string().max(40).optional(),
      q: z.string().max(100).optional(),
    }),
    answers: { 200: z.object({ items: z.array(parcelScore), nextCursor: z.string().nullable() }) },
    problems: [...objectProblems, 'evaluation-not-done'],
  },
  result: {
    method: 'GET',
    path: '/api/v1/evaluations/:id/results/:parcelCode',
    summary: '一宗地块的结果和依据',
    roles: evaluationReaders,
    params: id.extend({ parcelCode: z.string().max(40) }),
    answers: { 200: parcelResult },
    problems: ['not-signed-in', 'not-allowed', 'not-found', 'evaluation-not-done'],
  },
  exportResults: {
    method: 'GET',
    path: '/api/v1/evaluations/:id/export',
    summary: '导出评估结果（xlsx）',
    roles: evaluationReaders,
    params: id,
    query: z.object({ approval }),
    answers: { 200: xlsxFile },
    problems: ['not-signed-in', 'not-allowed', 'not-found', 'evaluation-not-done', 'export-not-approved'],
  },
})
