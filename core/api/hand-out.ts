import { z } from 'zod'
import { inviters } from '../access/role.ts'
import { defineEndpoints } from './endpoint.ts'
import { count, cycle } from './shapes.ts'
import { askingProblems, objectProblems } from './usual-problems.ts'

const town = z.string().min(1).max(40)

/** One 一地一表 a parcel, or all of a 街镇 as 街镇台账. */
export const handOutKinds = ['workbooks', 'ledger'] as const
export type HandOutKind = (typeof handOutKinds)[number]

/** How a hand-out ended. */
export const handOutEnds = ['done', 'cancelled', 'failed'] as const

/** One act of handing out, as it is on record. */
export const handOutLine = z.object({
  id: z.string(),
  as: z.enum(handOutKinds),
  at: z.string(),
  by: z.string(),
  townCode: z.string(),
  ended: z.enum(handOutEnds),
  /** Parcels that were written, and those there were to write. */
  files: count,
  total: count,
  firms: count,
  /** Answers of last year that can be taken over by a confirmation. */
  carried: count,
})
export type HandOutLine = z.infer<typeof handOutLine>

/** A 街镇 of the reader's scope with what there is to hand out. */
export const handOutTown = z.object({ townCode: z.string(), parcels: count, firms: count })
export type HandOutTown = z.infer<typeof handOutTown>

const id = z.uuid().describe('下发编号，由页面生成')

/** Hand-out of workbooks of a 街镇 as one zip: one 一地一表 a parcel, or 街镇台账. */
export const handOutEndpoints = defineEndpoints({
  handOuts: {
    method: 'GET',
    path: '/api/v1/hand-outs',
    summary: '下发：各街镇可下发的地块，和下发记录',
    roles: inviters,
    query: z.object({ cycle }),
    /** The newest first; of a long record the newest five hundred. */
    answers: { 200: z.object({ towns: z.array(handOutTown), items: z.array(handOutLine) }) },
    problems: askingProblems,
  },
  handOutProgress: {
    method: 'GET',
    path: '/api/v1/hand-outs/progress',
    summary: '下发进度',
    roles: inviters,
    query: z.object({ id }),
    /** Null where nothing of that id runs on this server for the reader. */
    answers: { 200: z.object({ progress: z.object({ done: count, total: count }).nullable() }) },
    problems: askingProblems,
  },
  handOutWorkbooks: {
    method: 'GET',
    path: '/api/v1/hand-outs/workbooks',
    summary: '下发一个街镇的一地一表或街镇台账（zip），断开即取消',
    roles: inviters,
    query: z.object({ cycle, town, id, as: z.enum(handOutKinds).optional() }),
    answers: { 200: { binary: 'application/zip' } },
    problems: [...objectProblems, 'too-busy'],
  },
})
