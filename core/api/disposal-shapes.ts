import { z } from 'zod'
import { disposalActs } from '../disposal/act.ts'
import { disposalStates } from '../disposal/state.ts'
import { disposalPaths } from '../vocabulary/disposal-path.ts'
import { cellOrNull, cellValue, count, cycle, day, fieldConflict, landClass, outcome, parcelClass } from './shapes.ts'

const note = z.string().trim().max(500)
const fieldName = z.string().max(60)
/** 计划完成年度. */
const planYear = z.coerce.number().int().min(2020).max(2100)

export const disposalId = z.object({ id: z.string().max(60) })

const state = z.enum(disposalStates)
const path = z.enum(disposalPaths)

export const disposalSummary = z.object({
  id: z.string(),
  /** One number a district: 处置方案第…号. */
  number: count,
  /** Of the decision it rests on; null when the parcel came onto the list without one. */
  cycle: cycle.nullable(),
  parcelCode: z.string(),
  parcelName: z.string().nullable(),
  townCode: z.string().nullable(),
  landClass: landClass.nullable(),
  /** m². */
  landArea: z.number().nullable(),
  ownerName: z.string().nullable(),
  /** 国企属性; null when not known. */
  ownerIsSoe: z.string().nullable(),
  decidedClass: parcelClass.nullable(),
  state,
  version: count,
  /** Grows with every change and act; an act repeats it, a change names the one it was made from. */
  revision: count,
  path: path.nullable(),
  planYear: count.nullable(),
  /** m², as planned. */
  disposalArea: z.number().nullable(),
  disposedArea: z.number().nullable(),
  disposedOn: day.nullable(),
  /** First day on which a milestone that is not done is due. */
  nextDue: day.nullable(),
  isOverdue: z.boolean(),
  errors: count,
  warnings: count,
  /** Fields whose conflict nobody has settled yet. */
  conflicts: count,
  /** Departments asked that have not answered, of those asked. */
  awaited: count,
  invited: count,
  changedAt: z.string(),
  changedBy: z.string(),
})
export type DisposalSummary = z.infer<typeof disposalSummary>

export const disposalFinding = z.object({
  /** DP01 …, or the code of a field check. */
  code: z.string(),
  level: z.enum(['error', 'warning', 'info']),
  field: fieldName,
  fields: z.array(fieldName),
  where: z.string(),
  why: z.string(),
  what: z.string(),
  /** Clause or 拟定. */
  clause: z.string(),
})
export type DisposalFindingBody = z.infer<typeof disposalFinding>

const review = z.object({
  department: z.string(),
  version: count,
  dueDay: day.nullable(),
  invitedAt: z.string(),
  /** Null while it has not answered. */
  agrees: z.boolean().nullable(),
  opinion: z.string().nullable(),
  answeredBy: z.string().nullable(),
  answeredAt: z.string().nullable(),
  isOverdue: z.boolean(),
})
export type DisposalReviewBody = z.infer<typeof review>

const disposalEvent = z.object({
  number: count,
  /** An act, or 'open', 'attach', 'settle', 'change' (fields that were written). */
  act: z.enum(['open', ...disposalActs, 'attach', 'settle', 'change']),
  at: z.string(),
  by: z.string(),
  from: state,
  to: state,
  version: count,
  note: z.string().nullable(),
  /** Departments that were invited, the answer of one, the fields that were written. */
  departments: z.array(z.string()),
  agrees: z.boolean().nullable(),
  fields: z.array(fieldName),
})
export type DisposalEventBody = z.infer<typeof disposalEvent>

export const filePurposes = ['plan', 'review', 'milestone', 'completion'] as const
export type DisposalFilePurpose = (typeof filePurposes)[number]

const disposalFile = z.object({
  sha256: z.string(),
  name: z.string(),
  size: count,
  purpose: z.enum(filePurposes),
  by: z.string(),
  at: z.string(),
})

const conflict = fieldConflict.extend({
  number: count,
  mineBy: z.string(),
  mineAt: z.string(),
  /** Null while open. */
  settled: z
    .object({ choice: z.enum(['mine', 'theirs', 'other']), value: cellOrNull, by: z.string(), at: z.string() })
    .nullable(),
})
export type DisposalConflictBody = z.infer<typeof conflict>

const approvedVersion = z.object({
  version: count,
  approvedAt: z.string(),
  approvedBy: z.string(),
  note: z.string().nullable(),
  values: z.record(z.string(), cellValue),
})
export type ApprovedVersionBody = z.infer<typeof approvedVersion>

/** What the decided evaluation says against the parcel; proposed as 低效原因. */
const proposedReason = z.object({
  kind: z.enum(['rule', 'indicator', 'class']),
  id: z.string(),
  text: z.string(),
  clause: z.string().nullable(),
})

export const disposalDetail = disposalSummary.extend({
  /** By the keys of the form 'disposal-plan', those brought along too. */
  values: z.record(z.string(), cellValue),
  /** Fields the reader may write now. */
  writable: z.array(fieldName),
  findings: z.array(disposalFinding),
  proposedReasons: z.array(proposedReason),
  /** What is to be said with the decision it rests on: gates that were let through, and why. */
  decisionNotes: z.array(z.string()),
  reviews: z.array(review),
  files: z.array(disposalFile),
  openConflicts: z.array(conflict),
  settledConflicts: z.array(conflict),
  versions: z.array(approvedVersion),
  events: z.array(disposalEvent),
  /** What the reader may do; with obstacles it cannot be done yet. */
  possible: z.array(z.object({ act: z.enum(disposalActs), obstacles: z.array(z.string()) })),
  mayAttach: z.boolean(),
})
export type DisposalDetail = z.infer<typeof disposalDetail>

const filters = {
  /** Of the decision. */
  cycle: cycle.optional(),
  town: z.string().max(20).optional(),
  path: path.optional(),
  state: state.optional(),
  /** 计划完成年度. */
  year: planYear.optional(),
  /** Only parcels of 国企. */
  soe: z.enum(['yes']).optional(),
  /** mine = the reader is to act. */
  only: z.enum(['open', 'mine', 'overdue', 'faults', 'conflicts', 'closed']).optional(),
  /** Part of code, name or owner. */
  q: z.string().max(100).optional(),
}
export const disposalFilter = z.object(filters)
export type DisposalFilterQuery = z.infer<typeof disposalFilter>

export const disposalCandidate = z.object({
  /** Year of the decision that put it on the list; null without one. */
  cycle: cycle.nullable(),
  parcelCode: z.string(),
  parcelName: z.string().nullable(),
  townCode: z.string().nullable(),
  landClass: landClass.nullable(),
  landArea: z.number().nullable(),
  decidedClass: parcelClass.nullable(),
  /** How it came onto the list, in words. */
  origin: z.string(),
})
export type DisposalCandidate = z.infer<typeof disposalCandidate>

export const openBody = z.object({
  /** Of candidates; at most 500 at once. */
  parcelCodes: z.array(z.string().max(40)).min(1).max(500),
})
export type DisposalOpenBody = z.infer<typeof openBody>

export const opened = z.object({
  items: z.array(
    z.object({
      parcelCode: z.string(),
      /** Of its plan, new or there already; null when none could be opened. */
      id: z.string().nullable(),
      isNew: z.boolean(),
      /** Why not, worded; null for a new one. */
      why: z.string().nullable(),
    }),
  ),
})
export type DisposalOpened = z.infer<typeof opened>

export const valuesBody = z.object({
  /** Of the plan as the person saw it. */
  revision: count.min(0),
  /** By field; null takes a value away. */
  changes: z.record(fieldName, cellOrNull),
})
export type DisposalValuesBody = z.infer<typeof valuesBody>

export const saved = z.object({
  outcome,
  /** Fields somebody else wrote meanwhile: their value stays until the conflict is settled. */
  conflicts: z.array(fieldConflict),
  plan: disposalDetail,
})
export type DisposalSaved = z.infer<typeof saved>

export const disposalActBody = z.object({
  act: z.enum(disposalActs),
  revision: count.min(0),
  note: note.optional(),
  /** Of 发部门会签: codes of departments. */
  departments: z.array(z.string().max(40)).max(20).optional(),
  /** Of 发部门会签: until when they are to answer; ten working days unless told [ours]. */
  dueDay: day.optional(),
  /** Of 会签. */
  agrees: z.boolean().optional(),
})
export type DisposalActBody = z.infer<typeof disposalActBody>

export const settleBody = z.object({
  /** Of the conflict. */
  number: count.min(1),
  choice: z.enum(['mine', 'theirs', 'other']),
  /** Of another value. */
  value: cellOrNull.optional(),
})
export type DisposalSettleBody = z.infer<typeof settleBody>

export const sheetLine = z.object({
  sheet: z.string(),
  row: count,
  parcelCode: z.string().nullable(),
  plan: z.string().nullable(),
  outcome: z.union([outcome, z.literal('unchanged')]),
  /** Why refused, or what to know; worded. */
  why: z.string().nullable(),
  written: z.array(fieldName),
  conflicts: z.array(fieldName),
  /** What a refused row says, so that nothing is lost. */
  refused: z.record(z.string(), cellValue).nullable(),
})
export type DisposalSheetLine = z.infer<typeof sheetLine>

const sheetCounts = z.object({
  accepted: count,
  merged: count,
  conflict: count,
  refused: count,
  unchanged: count,
})

export const sheetSummary = z.object({
  id: z.string(),
  number: count,
  name: z.string(),
  sha256: z.string(),
  counts: sheetCounts,
  notes: z.array(z.string()),
  by: z.string(),
  at: z.string(),
})
export type DisposalSheetSummary = z.infer<typeof sheetSummary>
export const sheetDetail = sheetSummary.extend({ lines: z.array(sheetLine) })
export type DisposalSheetDetail = z.infer<typeof sheetDetail>
