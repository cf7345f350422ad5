import { z } from 'zod'
import { rosterDuties, termStates } from '../roster/entry.ts'
import { rosterGaps } from '../roster/gap.ts'
import { defineEndpoints } from './endpoint.ts'
import { workbookRefusals } from './file-refusals.ts'
import { count, day, xlsxFile } from './shapes.ts'
import { askingProblems, objectProblems } from './usual-problems.ts'

const id = z.uuid()

export const rosterLine = z.object({
  id,
  revision: count,
  office: z.string(),
  officeName: z.string(),
  section: z.string(),
  duty: z.enum(rosterDuties),
  name: z.string(),
  /** Masked in lists; in full in the history of the entry, for those who answer for the filling. */
  phone: z.string(),
  account: z.string().nullable(),
  from: day,
  until: day.nullable(),
  state: z.enum(termStates),
  /** A 替补 whose office has no 联系人 today. */
  standsIn: z.boolean(),
  changedBy: z.string(),
  changedAt: z.string(),
})
export type RosterLine = z.infer<typeof rosterLine>

const gap = z.object({
  office: z.string(),
  officeName: z.string(),
  gap: z.enum(rosterGaps),
  name: z.string().nullable(),
})
export type RosterGapLine = z.infer<typeof gap>

export const rosterOutcomes = ['new', 'changed', 'same', 'refused'] as const
export type RosterOutcome = (typeof rosterOutcomes)[number]
export const rosterOutcomeNames: Readonly<Record<RosterOutcome, string>> = {
  new: '新增',
  changed: '更改',
  same: '不变',
  refused: '不办',
}

export const plannedRosterLine = z.object({
  row: count,
  officeName: z.string(),
  name: z.string(),
  outcome: z.enum(rosterOutcomes),
  why: z.string().nullable(),
})
export type PlannedRosterLine = z.infer<typeof plannedRosterLine>

const readers = ['town', 'town-reviewer', 'department', 'district', 'auditor'] as const
const writers = ['district'] as const
const acted = [...askingProblems, 'origin-refused', 'storage-full', 'roster-refused'] as const
const reading = ['request-too-large', 'too-busy', 'workbook-time-out', ...workbookRefusals] as const

/** 专班名册: who leads, does and stands in for the work of each office, from when to when. */
export const rosterEndpoints = defineEndpoints({
  roster: {
    method: 'GET',
    path: '/api/v1/roster',
    summary: '专班名册：各单位的负责人、联系人、替补，和缺口',
    roles: readers,
    answers: { 200: z.object({ items: z.array(rosterLine), gaps: z.array(gap) }) },
    problems: askingProblems,
  },
  rosterEntry: {
    method: 'GET',
    path: '/api/v1/roster/entries/:id',
    summary: '专班名册：一条记录的历次版本，最近的在前',
    roles: readers,
    params: z.object({ id }),
    answers: { 200: z.object({ items: z.array(rosterLine) }) },
    problems: objectProblems,
  },
  saveRosterEntry: {
    method: 'POST',
    path: '/api/v1/roster/entries',
    summary: '专班名册：新增或更改一条，旧版本留存',
    roles: writers,
    body: z.object({
      /** Null for a new entry, whose revision is 0. */
      id: id.nullable(),
      revision: count.min(0),
      office: z.string().max(40),
      section: z.string().trim().max(40),
      duty: z.enum(rosterDuties),
      name: z.string().trim().min(1).max(40),
      phone: z.string().trim().max(40),
      account: z.string().max(60).nullable(),
      from: day,
      until: day.nullable(),
    }),
    answers: { 200: rosterLine },
    problems: [...acted, 'not-found'],
    bodyLimitBytes: 5000,
  },
  exportRoster: {
    method: 'GET',
    path: '/api/v1/roster/file',
    summary: '专班名册：导出（xlsx），也是导入的模板；完整电话须有导出联系方式的权限',
    roles: readers,
    query: z.object({ contacts: z.enum(['masked', 'full']).optional() }),
    answers: { 200: xlsxFile },
    problems: askingProblems,
  },
  previewRoster: {
    method: 'POST',
    path: '/api/v1/roster/import-preview',
    summary: '专班名册：读取文件，逐行说明新增、更改、不变还是不办，不改数据',
    roles: writers,
    body: { multipart: 'file' },
    answers: { 200: z.object({ items: z.array(plannedRosterLine), changes: count }) },
    problems: [...acted, ...reading],
    bodyLimitBytes: 6_000_000,
  },
  importRoster: {
    method: 'POST',
    path: '/api/v1/roster/import-file',
    summary: '专班名册：导入预览过的文件，一次写入',
    roles: writers,
    /** As many as the preview said. */
    query: z.object({ changes: z.coerce.number().int().min(1) }),
    body: { multipart: 'file' },
    answers: { 200: z.object({ changes: count }) },
    problems: [...acted, ...reading],
    bodyLimitBytes: 6_000_000,
  },
})
