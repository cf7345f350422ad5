import { z } from 'zod'
import { takeInGrounds, takeOffGrounds } from '../class-lists/origin.ts'
import {
  actPreview,
  area,
  classSummary,
  decidedLine,
  decidedQuery,
  listAct,
  listChoice,
  lowEfficiencyLine,
  lowEfficiencyQuery,
  text,
} from './class-list-shapes.ts'
import { defineEndpoints } from './endpoint.ts'
import { workbookRefusals } from './file-refusals.ts'
import { count, cursor, cycle, day, limit, parcelClass, xlsxFile } from './shapes.ts'
import { askingProblems, objectProblems } from './usual-problems.ts'

const readers = ['town', 'town-reviewer', 'department', 'district', 'auditor'] as const
const deciders = ['district'] as const
const acting = [...askingProblems, 'origin-refused', 'storage-full', 'class-list-refused'] as const
const reading = ['request-too-large', 'too-busy', 'workbook-time-out', ...workbookRefusals] as const
const id = z.uuid()
const reason = z.string().trim().min(5).max(500)

const takeIn = z.object({
  kind: z.literal('take-in'),
  ground: z.enum(takeInGrounds),
  /** The decided year a C parcel's class is of. */
  cycle: cycle.optional(),
  chosen: listChoice,
})
const takeOff = z.object({
  kind: z.literal('take-off'),
  ground: z.enum(takeOffGrounds),
  chosen: z.object({ parcelCodes: z.array(z.string().min(1).max(40)).min(1).max(5000) }),
})
const listOrder = z.discriminatedUnion('kind', [takeIn, takeOff])
export type ListOrder = z.infer<typeof listOrder>

/** What a decision says, beside its parcels. */
const decided = {
  id,
  reason,
  /** 会议纪要编号. */
  minutes: z.string().trim().max(100).optional(),
  decidedOn: day,
  /** As many as the preview said. */
  ready: count.min(1),
}
const listDecision = z.discriminatedUnion('kind', [takeIn.extend(decided), takeOff.extend(decided)])
export type ListDecisionBody = z.infer<typeof listDecision>

export const earlierOutcomes = ['new', 'changed', 'same', 'refused'] as const
const earlierLine = z.object({
  row: count,
  cycle: text,
  parcelCode: text,
  class: parcelClass.nullable(),
  outcome: z.enum(earlierOutcomes),
  why: text,
})
export type EarlierLine = z.infer<typeof earlierLine>

const historyYear = z.object({
  cycle,
  class: parcelClass.nullable(),
  /** 'decided' here, or 'imported' from a file. */
  from: z.enum(['decided', 'imported']),
  standard: text,
  /** Of a decided year: the day; of an imported one: file and source. */
  told: z.string(),
  adjustment: text,
  /** The parcel it is of: its own, or one it was made of. */
  parcelCode: z.string(),
})
const measureNow = z.object({
  policy: z.string(),
  name: z.string(),
  label: text,
  from: day,
  until: text,
  overridden: text,
})

export const classHistory = z.object({
  parcelCode: z.string(),
  years: z.array(historyYear),
  forebears: z.array(z.string()),
  stays: z.array(lowEfficiencyLine),
  measures: z.array(measureNow),
})
export type ClassHistory = z.infer<typeof classHistory>

/** 分类清单: lists A to D of a decided year, the 低效产业用地清单, and the classes of a parcel over the years. */
export const classListEndpoints = defineEndpoints({
  decidedLists: {
    method: 'GET',
    path: '/api/v1/class-lists',
    summary: '分类清单：审定年度的 A、B、C、D 各宗，按编码',
    roles: readers,
    query: decidedQuery.extend({ offset: z.coerce.number().int().min(0).max(1_000_000).optional(), cursor, limit }),
    answers: {
      200: z.object({ items: z.array(decidedLine), nextCursor: z.string().nullable(), total: count, area }),
    },
    problems: askingProblems,
  },
  classListSummary: {
    method: 'GET',
    path: '/api/v1/class-lists/summary',
    summary: '分类清单：各类宗数、面积、措施，和上一年到本年的变化；审定以前说明处在哪个阶段',
    roles: readers,
    query: z.object({ cycle }),
    answers: { 200: classSummary },
    problems: askingProblems,
  },
  exportClassLists: {
    method: 'GET',
    path: '/api/v1/class-lists/file',
    summary: '分类清单：导出（xlsx），奖、惩两个导向各一张表',
    roles: readers,
    query: decidedQuery,
    answers: { 200: xlsxFile },
    problems: [...askingProblems, 'class-list-refused'],
  },
  lowEfficiencyList: {
    method: 'GET',
    path: '/api/v1/low-efficiency',
    summary: '低效产业用地清单：现在的或某一天的，每宗带列入和移出的决定',
    roles: readers,
    query: lowEfficiencyQuery.extend({ cursor, limit }),
    answers: {
      200: z.object({
        items: z.array(lowEfficiencyLine),
        nextCursor: z.string().nullable(),
        total: count,
        area,
        origins: z.array(z.object({ origin: z.string(), parcels: count, area })),
        /** Imported lines with a parcel that is not on the list and never was by that line. */
        waiting: count,
      }),
    },
    problems: askingProblems,
  },
  exportLowEfficiency: {
    method: 'GET',
    path: '/api/v1/low-efficiency/file',
    summary: '低效产业用地清单：导出（xlsx），现在的或某一天的',
    roles: readers,
    query: lowEfficiencyQuery,
    answers: { 200: xlsxFile },
    problems: askingProblems,
  },
  previewListAct: {
    method: 'POST',
    path: '/api/v1/low-efficiency/preview',
    summary: '低效产业用地清单：预览列入或移出，能办几宗，其余为什么不办',
    roles: deciders,
    body: listOrder,
    answers: { 200: actPreview },
    problems: [...acting],
    bodyLimitBytes: 400_000,
  },
  recordListAct: {
    method: 'POST',
    path: '/api/v1/low-efficiency/acts',
    summary: '低效产业用地清单：按专班决定列入或移出，一次写入；同一编号再发只答复',
    roles: deciders,
    body: listDecision,
    answers: { 200: listAct },
    problems: [...acting, 'batch-id-reused'],
    bodyLimitBytes: 400_000,
  },
  classListActs: {
    method: 'GET',
    path: '/api/v1/class-list-acts',
    summary: '列入、移出、适用、停止适用的决定，最近的在前',
    roles: ['department', 'district', 'auditor'],
    query: z.object({ about: z.enum(['list', 'policies']).optional(), cursor, limit }),
    answers: { 200: z.object({ items: z.array(listAct), nextCursor: z.string().nullable() }) },
    problems: askingProblems,
  },
  undoClassListAct: {
    method: 'POST',
    path: '/api/v1/class-list-acts/:id/undo',
    summary: '撤销一次决定；其后又办过的地块使它不能撤销，逐宗列出',
    roles: ['department', 'district'],
    params: z.object({ id }),
    body: z.object({ reason }),
    answers: { 200: listAct },
    problems: [...acting, 'not-found'],
    bodyLimitBytes: 5000,
  },
  classHistory: {
    method: 'GET',
    path: '/api/v1/parcels/:cycle/:parcelCode/class-history',
    summary: '一宗地块历年的类别、在低效清单上的时间和适用的政策',
    roles: ['enterprise', ...readers],
    params: z.object({ cycle, parcelCode: z.string().max(40) }),
    answers: { 200: classHistory },
    problems: objectProblems,
  },
  previewEarlierClasses: {
    method: 'POST',
    path: '/api/v1/earlier-classes/preview',
    summary: '以往年度结果：读取文件（地块编码、年度、类别、标准、来源），逐行说明，不改数据',
    roles: deciders,
    body: { multipart: 'file' },
    answers: { 200: z.object({ items: z.array(earlierLine), changes: count, refused: count }) },
    problems: [...acting, ...reading],
    bodyLimitBytes: 5_500_000,
  },
  importEarlierClasses: {
    method: 'POST',
    path: '/api/v1/earlier-classes',
    summary: '以往年度结果：导入预览过的文件，一次写入，保留来源',
    roles: deciders,
    query: z.object({ changes: z.coerce.number().int().min(1) }),
    body: { multipart: 'file' },
    answers: { 200: z.object({ changes: count }) },
    problems: [...acting, ...reading],
    bodyLimitBytes: 5_500_000,
  },
})
