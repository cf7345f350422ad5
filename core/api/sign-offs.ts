import { z } from 'zod'
import { signOffStates } from '../department-data/sign-off.ts'
import { defineEndpoints } from './endpoint.ts'
import { cellOrNull, count, cycle, formId } from './shapes.ts'
import { askingProblems, objectProblems, writingProblems } from './usual-problems.ts'

const town = z.string().max(20)
const readers = ['department', 'district', 'auditor'] as const
const reason = z.string().trim().min(2).max(200)

/** One field of the department as it stood: how many rows, how many it confirmed, and what these come to. */
const figure = z.object({
  form: formId,
  field: z.string(),
  rows: count,
  confirmed: count,
  /** Of what it confirmed: the sum of a quantity, in the field's unit; null for what is none. */
  sum: z.number().nullable(),
  /** How often each choice, by its code or 是/否; empty for a quantity. */
  choices: z.record(z.string(), count),
})
export type SignedFigure = z.infer<typeof figure>

const indicator = z.object({ id: z.string(), name: z.string(), figures: z.array(figure) })
export type IndicatorFigures = z.infer<typeof indicator>

const signOff = z.object({
  id: z.string(),
  department: z.string(),
  cycle,
  /** Null for the whole district. */
  town: town.nullable(),
  state: z.enum(signOffStates),
  /** Last change of rows it covers. */
  revision: count,
  standard: z.string(),
  /** Figures for whole parcels the department has on file, beside those of the rows. */
  parcelFigures: count,
  indicators: z.array(indicator),
  statement: z.string(),
  signed: z.object({ by: z.string(), at: z.string() }),
  /** Values that changed since; 0 unless it is 已过期. */
  changes: count,
  revoked: z.object({ by: z.string(), at: z.string(), reason: z.string() }).nullable(),
})
export type SignOff = z.infer<typeof signOff>

/** Where a department stands: what it has to sign, and whether it has. */
const standing = z.object({
  department: z.string(),
  indicators: z.array(z.object({ id: z.string(), name: z.string() })),
  /** Of the sign-off for the whole district; missing when it has never signed, or took it back. */
  state: z.enum(['missing', 'valid', 'stale']),
  by: z.string().nullable(),
  at: z.string().nullable(),
  changes: count,
})
export type SignOffStanding = z.infer<typeof standing>

const changed = z.object({
  form: formId.nullable(),
  parcelCode: z.string(),
  uscc: z.string().nullable(),
  /** Null for a row taken out or brought back. */
  field: z.string().nullable(),
  value: cellOrNull,
  what: z.enum(['value', 'removed', 'restored', 'parcel-figure']),
  by: z.string(),
  at: z.string(),
})
export type SignOffChange = z.infer<typeof changed>

const preview = z.object({
  revision: count,
  standard: z.string(),
  parcelFigures: count,
  indicators: z.array(indicator),
})
export type SignOffPreview = z.infer<typeof preview>

export const signOffBody = z.object({
  cycle,
  town: town.nullable(),
  /** As the person saw it. */
  revision: count.min(0),
  /** What the department stands for, in its words. */
  statement: reason,
})
export type SignOffBody = z.infer<typeof signOffBody>

const id = z.object({ id: z.string().max(60) })
const acted = [...askingProblems, ...writingProblems] as const

/** 签认: departments stand for the indicators computed from their data; it ends when the data change. */
export const signOffEndpoints = defineEndpoints({
  signOffs: {
    method: 'GET',
    path: '/api/v1/sign-offs',
    summary: '签认：各部门签认了什么，哪些还没有、哪些已过期',
    roles: readers,
    query: z.object({ cycle }),
    answers: { 200: z.object({ standings: z.array(standing), items: z.array(signOff) }) },
    problems: [...askingProblems, 'no-standard-in-force', 'standards-overlap'],
  },
  previewSignOff: {
    method: 'GET',
    path: '/api/v1/sign-offs/preview',
    summary: '签认：签认之前看本部门数据的件数和合计',
    roles: ['department'],
    query: z.object({ cycle, town: town.optional() }),
    answers: { 200: preview },
    problems: [...askingProblems, 'no-standard-in-force', 'standards-overlap'],
  },
  signIndicators: {
    method: 'POST',
    path: '/api/v1/sign-offs',
    summary: '签认：签认由本部门数据算出的指标',
    roles: ['department'],
    body: signOffBody,
    answers: { 200: signOff },
    problems: [...acted, 'no-standard-in-force', 'standards-overlap', 'sign-off-unseen'],
  },
  revokeSignOff: {
    method: 'POST',
    path: '/api/v1/sign-offs/:id/revocation',
    summary: '签认：撤销本部门的签认',
    roles: ['department'],
    params: id,
    body: z.object({ reason }),
    answers: { 200: signOff },
    problems: [...acted, 'not-found', 'sign-off-closed'],
  },
  signOffChanges: {
    method: 'GET',
    path: '/api/v1/sign-offs/:id/changes',
    summary: '签认：签认之后变动了什么（最近的在前，最多 200 条）',
    roles: readers,
    params: id,
    answers: { 200: z.object({ items: z.array(changed) }) },
    problems: objectProblems,
  },
})
