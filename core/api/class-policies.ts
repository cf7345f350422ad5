import { z } from 'zod'
import { directions } from '../class-lists/direction.ts'
import { departments } from '../vocabulary/department.ts'
import { actPreview, listAct, listChoice, text } from './class-list-shapes.ts'
import { defineEndpoints } from './endpoint.ts'
import { count, cursor, cycle, day, limit, parcelClass, xlsxFile } from './shapes.ts'
import { askingProblems, objectProblems } from './usual-problems.ts'

const readers = ['town', 'town-reviewer', 'department', 'district', 'auditor'] as const
/** A department applies the policies it answers for. */
const appliers = ['department', 'district'] as const
const acting = [...askingProblems, 'origin-refused', 'storage-full', 'class-list-refused'] as const
const id = z.uuid()
const reason = z.string().trim().min(5).max(500)
const departmentCodes = departments.map(({ code }) => code)

const policyFields = {
  name: z.string().trim().min(2).max(60),
  direction: z.enum(directions),
  classes: z.array(parcelClass).min(1).max(4),
  content: z.string().trim().min(2).max(500),
  document: z.string().trim().min(2).max(120),
  clause: z.string().trim().max(120),
  department: z.enum(departmentCodes).nullable(),
  validFrom: day,
  validUntil: day.nullable(),
}

export const classPolicy = z.object({
  ...policyFields,
  id: z.string(),
  revision: count,
  /** 示例 where nothing official stands behind it. */
  label: text,
  /** Parcels it is applied to within the reader's scope. */
  applied: count,
  changedBy: z.string(),
  changedAt: z.string(),
})
export type ClassPolicyBody = z.infer<typeof classPolicy>

export const policyApplication = z.object({
  policy: z.string(),
  policyName: z.string(),
  label: text,
  parcelCode: z.string(),
  parcelName: text,
  ownerName: text,
  townCode: text,
  cycle: text,
  class: text,
  /** Why it was applied although the conditions did not hold. */
  overridden: text,
  from: day,
  until: text,
  reason: text,
  by: text,
  endReason: text,
})
export type PolicyApplicationBody = z.infer<typeof policyApplication>

const query = z.object({
  policy: id.optional(),
  parcel: z.string().max(40).optional(),
  town: z.string().max(400).optional(),
  state: z.enum(['now', 'ended', 'all']).optional(),
})

const apply = z.object({
  kind: z.literal('apply'),
  policy: id,
  /** The decided year whose class counts. */
  cycle,
  from: day,
  chosen: listChoice,
  /** Lets through parcels that the conditions do not fit. */
  override: z.string().trim().min(5).max(500).optional(),
})
const end = z.object({
  kind: z.literal('end'),
  policy: id,
  from: day,
  chosen: z.object({ parcelCodes: z.array(z.string().min(1).max(40)).min(1).max(5000) }),
})
const policyOrder = z.discriminatedUnion('kind', [apply, end])
export type PolicyOrder = z.infer<typeof policyOrder>
const decided = { id, reason, minutes: z.string().trim().max(100).optional(), ready: count.min(1) }
const policyDecision = z.discriminatedUnion('kind', [apply.extend(decided), end.extend(decided)])
export type PolicyDecision = z.infer<typeof policyDecision>

/** 差别化政策: the register of measures by class, and to which parcels they are applied. */
export const classPolicyEndpoints = defineEndpoints({
  classPolicies: {
    method: 'GET',
    path: '/api/v1/class-policies',
    summary: '差别化政策：现行各条，带适用宗数',
    roles: readers,
    answers: { 200: z.object({ items: z.array(classPolicy) }) },
    problems: askingProblems,
  },
  classPolicy: {
    method: 'GET',
    path: '/api/v1/class-policies/:id',
    summary: '差别化政策：一条的历次版本，最近的在前',
    roles: readers,
    params: z.object({ id }),
    answers: { 200: z.object({ items: z.array(classPolicy) }) },
    problems: objectProblems,
  },
  saveClassPolicy: {
    method: 'POST',
    path: '/api/v1/class-policies',
    summary: '差别化政策：新增或更改一条，旧版本留存',
    roles: ['district'],
    body: z.object({
      /** Null for a new one, whose revision is 0. */
      id: id.nullable(),
      revision: count.min(0),
      ...policyFields,
    }),
    answers: { 200: classPolicy },
    problems: [...acting, 'not-found'],
    bodyLimitBytes: 8000,
  },
  loadExamplePolicies: {
    method: 'POST',
    path: '/api/v1/class-policies/examples',
    summary: '差别化政策：空的登记表载入示例各条，标明示例',
    roles: ['district'],
    answers: { 200: z.object({ items: z.array(classPolicy) }) },
    problems: [...acting],
  },
  policyApplications: {
    method: 'GET',
    path: '/api/v1/policy-applications',
    summary: '差别化政策适用清单：按政策或按地块；部门看自己负责的政策',
    roles: readers,
    query: query.extend({ cursor, limit }),
    answers: {
      200: z.object({ items: z.array(policyApplication), nextCursor: z.string().nullable(), total: count }),
    },
    problems: askingProblems,
  },
  exportPolicyApplications: {
    method: 'GET',
    path: '/api/v1/policy-applications/file',
    summary: '差别化政策适用清单：导出（xlsx）',
    roles: readers,
    query,
    answers: { 200: xlsxFile },
    problems: askingProblems,
  },
  previewPolicyAct: {
    method: 'POST',
    path: '/api/v1/policy-acts/preview',
    summary: '差别化政策：预览适用或停止适用，能办几宗，其余为什么不办',
    roles: appliers,
    body: policyOrder,
    answers: { 200: actPreview },
    problems: [...acting, 'not-found'],
    bodyLimitBytes: 400_000,
  },
  recordPolicyAct: {
    method: 'POST',
    path: '/api/v1/policy-acts',
    summary: '差别化政策：适用或停止适用，一次写入；不合条件的须写理由；同一编号再发只答复',
    roles: appliers,
    body: policyDecision,
    answers: { 200: listAct },
    problems: [...acting, 'not-found', 'batch-id-reused'],
    bodyLimitBytes: 400_000,
  },
})
