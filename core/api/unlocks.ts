import { z } from 'zod'
import { unlockStates, unlockTargets } from '../record/unlock.ts'
import { defineEndpoints } from './endpoint.ts'
import { count, cursor, cycle, landClass, limit, parcelClass } from './shapes.ts'
import { askingProblems } from './usual-problems.ts'

const parcelCode = z.string().min(1).max(40)
const reason = z.string().trim().min(5).max(500)

/** A formal result that rests on the parcel's locked values, as it was when the request was made. */
export const affectedResult = z.object({
  evaluation: z.string(),
  at: z.string(),
  class: parcelClass.nullable(),
  rank: count.nullable(),
  of: count.nullable(),
  /** The group it was ranked in, whose other ranks may move too. */
  landClass: landClass.nullable(),
})
export type AffectedResult = z.infer<typeof affectedResult>

export const unlockRequest = z.object({
  id: z.string(),
  number: count,
  cycle,
  parcelCode: z.string(),
  to: z.enum(unlockTargets),
  reason: z.string(),
  /** 文号 or name of what it rests on. */
  evidence: z.string().nullable(),
  state: z.enum(unlockStates),
  affected: z.array(affectedResult),
  asked: z.object({ by: z.string(), at: z.string() }),
  decided: z.object({ by: z.string(), at: z.string(), reason: z.string().nullable() }).nullable(),
  /** The reader made it: they may withdraw it, another decides. */
  isOwn: z.boolean(),
})
export type UnlockRequest = z.infer<typeof unlockRequest>

const acting = [...askingProblems, 'origin-refused', 'not-found'] as const

/** 解锁例外: asked for by one person of 区专班, confirmed by another. */
export const unlockEndpoints = defineEndpoints({
  unlocks: {
    method: 'GET',
    path: '/api/v1/unlock-requests',
    summary: '解锁申请',
    roles: ['district', 'auditor'],
    query: z.object({
      cycle,
      state: z.enum(unlockStates).optional(),
      parcelCode: parcelCode.optional(),
      cursor,
      limit,
    }),
    answers: {
      200: z.object({
        items: z.array(unlockRequest),
        nextCursor: z.string().nullable(),
        /** Formal results that rest on the parcel now; only where one parcel is asked about. */
        affected: z.array(affectedResult),
      }),
    },
    problems: askingProblems,
  },
  requestUnlock: {
    method: 'POST',
    path: '/api/v1/unlock-requests',
    summary: '申请解锁一宗地块（须另一人确认）',
    roles: ['district'],
    body: z.object({
      cycle,
      parcelCode,
      to: z.enum(unlockTargets),
      reason,
      evidence: z.string().trim().max(200).optional(),
    }),
    answers: { 200: unlockRequest },
    problems: [...acting, 'transition-not-allowed', 'row-removed', 'unlock-pending'],
  },
  decideUnlock: {
    method: 'POST',
    path: '/api/v1/unlock-requests/:id/decision',
    summary: '确认或不同意解锁（另一人），或撤回（申请人）',
    roles: ['district'],
    params: z.object({ id: z.uuid() }),
    body: z.object({
      decision: z.enum(['confirmed', 'declined', 'withdrawn']),
      reason: z.string().trim().max(500).optional(),
    }),
    answers: { 200: unlockRequest },
    problems: [...acting, 'unlock-own', 'unlock-closed', 'transition-not-allowed', 'row-removed', 'row-has-errors'],
  },
})
