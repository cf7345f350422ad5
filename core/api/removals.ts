import { z } from 'zod'
import { dataReaders } from '../access/role.ts'
import { defineEndpoints } from './endpoint.ts'
import { cursor, cycle, formId, limit } from './shapes.ts'
import { askingProblems } from './usual-problems.ts'

/** A row that was taken out: nothing of it is lost, and it can be brought back. */
export const removedRow = z.object({
  form: formId,
  /** cycle/parcelCode or cycle/parcelCode/uscc */
  key: z.string(),
  parcelCode: z.string(),
  /** Of the parcel or the firm. */
  name: z.string().nullable(),
  townCode: z.string().nullable(),
  revision: z.number().int(),
  by: z.string(),
  at: z.string(),
  reason: z.string(),
  /** The reader may bring it back. */
  mayRestore: z.boolean(),
})
export type RemovedRow = z.infer<typeof removedRow>

const removalOutcome = z.object({
  form: formId,
  key: z.string(),
  /** Revision after it; of a row that already stood so its present one; null when refused. */
  revision: z.number().int().nullable(),
  refusal: z.object({ code: z.string(), message: z.string() }).nullable(),
})
export type RemovalOutcome = z.infer<typeof removalOutcome>

export const removalBody = z.object({
  to: z.enum(['removed', 'present']),
  rows: z
    .array(
      z.object({
        form: formId,
        key: z.string().max(200),
        /** What the caller saw; a row that others changed since is refused and shown again. */
        baseRevision: z.number().int().min(0),
      }),
    )
    .min(1)
    .max(500),
  reason: z.string().trim().min(2).max(200),
})
export type RemovalBody = z.infer<typeof removalBody>

export const removalAnswer = z.object({ items: z.array(removalOutcome) })
export type RemovalAnswer = z.infer<typeof removalAnswer>

export const removalEndpoints = defineEndpoints({
  removals: {
    method: 'GET',
    path: '/api/v1/removals',
    summary: '已删除的行',
    roles: dataReaders,
    query: z.object({
      cycle,
      town: z.string().max(40).optional(),
      parcelCode: z.string().max(40).optional(),
      cursor,
      limit,
    }),
    answers: { 200: z.object({ items: z.array(removedRow), nextCursor: z.string().nullable() }) },
    problems: askingProblems,
  },
  removeRows: {
    method: 'POST',
    path: '/api/v1/removals',
    summary: '删除或恢复行：逐行得到结果，值与历史都保留',
    /** Parcels by town and district; firms also by the owner, where no department has confirmed a value. */
    roles: ['enterprise', 'town', 'town-reviewer', 'district'],
    body: removalBody,
    answers: { 200: removalAnswer },
    problems: [...askingProblems, 'origin-refused', 'too-busy'],
    bodyLimitBytes: 200_000,
  },
})
