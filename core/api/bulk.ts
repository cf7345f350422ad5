import { z } from 'zod'
import { transitionActors } from '../access/transition.ts'
import { bulkHindrances, bulkItemStates, bulkStates } from '../record/bulk-state.ts'
import { defineEndpoints } from './endpoint.ts'
import { parcelQuery } from './parcels.ts'
import { count, cursor, cycle, limit, rowStatus } from './shapes.ts'
import { askingProblems, objectProblems } from './usual-problems.ts'

const id = z.uuid()
const reason = z.string().max(500)

/** The parcels a bulk operation is about: chosen one by one, or all that a filter of the list finds. */
export const bulkChoice = z.union([
  z.object({ parcelCodes: z.array(z.string().min(1).max(40)).min(1).max(5000) }),
  z.object({
    filter: parcelQuery.pick({
      town: true,
      class: true,
      status: true,
      land: true,
      finding: true,
      zone: true,
      progress: true,
      code: true,
      q: true,
    }),
  }),
])
export type BulkChoice = z.infer<typeof bulkChoice>

const order = z.object({ cycle, to: rowStatus, chosen: bulkChoice, reason: reason.optional() })
export type BulkOrder = z.infer<typeof order>

const sample = z.object({
  parcelCode: z.string(),
  parcelName: z.string().nullable(),
  townCode: z.string().nullable(),
  status: rowStatus.nullable(),
})

export const bulkPreview = z.object({
  total: count,
  ready: count,
  /** Some of those that are ready. */
  samples: z.array(sample),
  /** The others, each counted once, under the first reason that holds. */
  hindered: z.array(z.object({ why: z.enum(bulkHindrances), parcels: count, samples: z.array(sample) })),
})
export type BulkPreview = z.infer<typeof bulkPreview>

const act = z.object({ by: z.string(), at: z.string(), reason: z.string().nullable() })

export const bulkOperation = z.object({
  id: z.string(),
  number: count,
  cycle,
  to: rowStatus,
  reason: z.string().nullable(),
  state: z.enum(bulkStates),
  total: count,
  /** Parcels by what has become of them; absent: none. */
  counts: z.partialRecord(z.enum(bulkItemStates), count),
  /** Town of the operation's maker; null for 区专班 and firms. */
  townCode: z.string().nullable(),
  started: act,
  /** Of the state it has come to; null while it runs. */
  ended: act.nullable(),
  undone: act.nullable(),
  /** The reader may carry it on, cancel it, take it back. */
  mayRun: z.boolean(),
  mayUndo: z.boolean(),
})
export type BulkOperation = z.infer<typeof bulkOperation>

export const bulkItem = z.object({
  parcelCode: z.string(),
  townCode: z.string().nullable(),
  state: z.enum(bulkItemStates),
  /** Status it had before; null while it waits or was refused. */
  from: rowStatus.nullable(),
  /** Why it was refused or kept. */
  message: z.string().nullable(),
})
export type BulkItem = z.infer<typeof bulkItem>

const acting = [...askingProblems, 'origin-refused'] as const
const params = z.object({ id })
const readers = [...transitionActors, 'auditor'] as const

/** 批量办理: one durable operation over many parcels, previewed, carried out in pieces, cancelled, taken back. */
export const bulkEndpoints = defineEndpoints({
  previewBulk: {
    method: 'POST',
    path: '/api/v1/bulk-operations/preview',
    summary: '批量办理：预览能办几宗，其余为什么不能',
    roles: transitionActors,
    body: order,
    answers: { 200: bulkPreview },
    problems: [...acting],
    bodyLimitBytes: 400_000,
  },
  startBulk: {
    method: 'POST',
    path: '/api/v1/bulk-operations',
    summary: '批量办理：记下要办的地块；同一编号再发只答复，不重办',
    roles: transitionActors,
    body: order.extend({ id }),
    answers: { 200: bulkOperation },
    problems: [...acting, 'batch-id-reused'],
    bodyLimitBytes: 400_000,
  },
  stepBulk: {
    method: 'POST',
    path: '/api/v1/bulk-operations/:id/steps',
    summary: '批量办理：办（或撤销）下一批，答复进度；中断后可以接着办',
    roles: transitionActors,
    params,
    answers: { 200: bulkOperation },
    problems: [...acting, 'not-found'],
  },
  cancelBulk: {
    method: 'POST',
    path: '/api/v1/bulk-operations/:id/cancellation',
    summary: '批量办理：取消其余未办的',
    roles: transitionActors,
    params,
    answers: { 200: bulkOperation },
    problems: [...acting, 'not-found', 'bulk-closed'],
  },
  undoBulk: {
    method: 'POST',
    path: '/api/v1/bulk-operations/:id/undo',
    summary: '批量办理：开始撤销；其后有人办理过的地块不动并列出',
    roles: transitionActors,
    params,
    body: z.object({ reason: reason.min(2) }),
    answers: { 200: bulkOperation },
    problems: [...acting, 'not-found', 'bulk-closed', 'bulk-not-undoable'],
  },
  bulkOperations: {
    method: 'GET',
    path: '/api/v1/bulk-operations',
    summary: '批量办理记录',
    roles: readers,
    query: z.object({ cycle, cursor, limit }),
    answers: { 200: z.object({ items: z.array(bulkOperation), nextCursor: z.string().nullable() }) },
    problems: askingProblems,
  },
  bulkOperation: {
    method: 'GET',
    path: '/api/v1/bulk-operations/:id',
    summary: '一次批量办理',
    roles: readers,
    params,
    answers: { 200: bulkOperation },
    problems: objectProblems,
  },
  bulkItems: {
    method: 'GET',
    path: '/api/v1/bulk-operations/:id/items',
    summary: '一次批量办理的逐宗结果',
    roles: readers,
    params,
    query: z.object({ state: z.enum(bulkItemStates).optional(), cursor, limit }),
    answers: { 200: z.object({ items: z.array(bulkItem), nextCursor: z.string().nullable(), total: count }) },
    problems: objectProblems,
  },
})
