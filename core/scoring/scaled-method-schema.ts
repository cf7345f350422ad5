import { z } from 'zod'
import { isCalendarDate } from '../vocabulary/calendar-date.ts'
import { units } from '../vocabulary/unit.ts'
import { benchmarkChoices } from './scaled-method.ts'

/** A text somebody reads; points of 100; a unit; a day; a 依据, and that of a clause: what schemas of a standard are made of. */
export const text = z.string().trim().min(1).max(500)
export const points = z.number().min(0).max(100)
export const unit = z.enum(units)
export const day = z.string().refine(isCalendarDate, 'YYYY-MM-DD')
export const citation = z.strictObject({
  document: text,
  clause: text.exactOptional(),
  standing: z.enum(['document', 'proposed']),
  note: text.exactOptional(),
})
export const datedCitation = citation.extend({ since: day.exactOptional() })

const benchmark = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('fixed'), value: z.number().positive(), citation: datedCitation.exactOptional() }),
  z.strictObject({ kind: z.literal('groupMean'), times: z.number().positive().max(100) }),
  z.strictObject({ kind: z.literal('percentile'), percent: z.int().min(1).max(100) }),
  z.strictObject({ kind: z.literal('industry'), choice: z.enum(benchmarkChoices) }),
])

const stop = z.strictObject({ at: z.number(), points, citation: datedCitation.exactOptional() })

/** One schema a kind, for the union of methods. */
export const scaledMethodSchemas = [
  z.strictObject({ kind: z.literal('tierLinear'), unit, stops: z.array(stop).min(2).max(20) }),
  z.strictObject({ kind: z.literal('ratioCapped'), benchmark, cap: z.number().positive().max(100) }),
  z.strictObject({ kind: z.literal('ratioToMax') }),
  z.strictObject({ kind: z.literal('minMax'), floor: points, span: z.number().positive().max(100) }),
  z.strictObject({ kind: z.literal('reverseMean') }),
] as const
