import { z } from 'zod'
import { isCalendarDate } from '../vocabulary/calendar-date.ts'

const day = z.string().refine(isCalendarDate, '日期')
const text = (most: number) => z.string().trim().min(1).max(most)

/** A class that 审定 gives a parcel other than what evaluation and opinions led to. */
export const decidedAdjustment = z.object({
  parcelCode: text(40),
  class: z.enum(['A', 'B', 'C', 'D']),
  reason: text(500),
})
export type DecidedAdjustment = z.infer<typeof decidedAdjustment>

/** The document by which 市委、市政府 decided; the district records it, it does not make it. */
export const decisionDocument = z.object({
  title: text(200),
  /** 文号 */
  number: text(100),
  authority: text(100),
  decidedOn: day,
  /** The scan, uploaded before. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
})
export type DecisionDocument = z.infer<typeof decisionDocument>

/** Whose decision it is (松规划资源〔2023〕123号 二). */
export const usualAuthority = '市委、市政府'

export const mostAdjustments = 2000

/** How many parcels have which class, and how many another than was evaluated. */
export const decidedCounts = z.object({
  parcels: z.number().int(),
  A: z.number().int(),
  B: z.number().int(),
  C: z.number().int(),
  D: z.number().int(),
  /** 暂不评价, 待补正. */
  none: z.number().int(),
  adjusted: z.number().int(),
})
export type DecidedCounts = z.infer<typeof decidedCounts>

/** A class before and after a correction of what was decided. */
export const correctedClass = z.object({
  parcelCode: z.string(),
  before: z.string().nullable(),
  after: z.string().nullable(),
})
export type CorrectedClass = z.infer<typeof correctedClass>

/** What the event of 审定 keeps: enough to make the decided classes anew from the evaluation and the opinions. */
export const decisionRecord = z.object({
  document: decisionDocument,
  documentName: z.string(),
  adjustments: z.array(decidedAdjustment),
  counts: decidedCounts,
  /** Of a correction: the lines that changed, and the record it takes the place of. */
  corrected: z.array(correctedClass).optional(),
  before: decisionDocument.optional(),
})
export type DecisionRecord = z.infer<typeof decisionRecord>

/** What a count begins with. */
export const noClasses: DecidedCounts = { parcels: 0, A: 0, B: 0, C: 0, D: 0, none: 0, adjusted: 0 }

/** Counts classes as they come, on top of what was counted before. */
export function countClasses(
  lines: Iterable<{ readonly class: string | null; readonly evaluated: string | null }>,
  before: DecidedCounts,
): DecidedCounts {
  const counts = { ...before }
  for (const { class: decided, evaluated } of lines) {
    counts.parcels += 1
    if (decided === 'A' || decided === 'B' || decided === 'C' || decided === 'D') counts[decided] += 1
    else counts.none += 1
    if (decided !== evaluated) counts.adjusted += 1
  }
  return counts
}
