import { z } from 'zod'
import { disposalStates } from '../disposal/state.ts'
import { disposalPaths } from '../vocabulary/disposal-path.ts'
import { count } from './shapes.ts'

const path = z.enum(disposalPaths)
const planYear = z.coerce.number().int().min(2020).max(2100)

/** Areas in m². Planned: what was approved; disposed: of completed plans. */
const figures = z.object({
  listed: count,
  plans: count,
  byState: z.partialRecord(z.enum(disposalStates), count),
  plannedArea: z.number(),
  disposedArea: z.number(),
  completed: count,
  overdueMilestones: count,
  overduePlans: count,
})
export type DisposalFigures = z.infer<typeof figures>

export const progress = z.object({
  year: count.nullable(),
  total: figures,
  byTown: z.array(figures.extend({ townCode: z.string().nullable() })),
  byPath: z.array(figures.extend({ path: path.nullable() })),
  /** Years that plans or yearly plans name, the earliest first. */
  byYear: z.array(
    z.object({
      year: count,
      /** Of approved plans that are to be done in the year. */
      plannedArea: z.number(),
      plans: count,
      /** Done in the year, whatever year was planned. */
      disposedArea: z.number(),
      completed: count,
      /** Of yearly plans on record; null without one. */
      targetArea: z.number().nullable(),
      targetParcels: count.nullable(),
    }),
  ),
})
export type DisposalProgress = z.infer<typeof progress>

export const yearlyLine = z.object({
  townCode: z.string().max(20).nullable(),
  path: path.nullable(),
  /** m². */
  area: z.number().min(0).max(1_000_000_000),
  parcels: count.min(0).nullable(),
})

export const yearlyPlan = z.object({
  id: z.string(),
  year: count,
  /** 汇入 of what another action made, or made here. */
  origin: z.enum(['imported', 'own']),
  /** Document, number or action it comes from. */
  source: z.string(),
  lines: z.array(yearlyLine),
  by: z.string(),
  at: z.string(),
  removed: z.object({ by: z.string(), at: z.string(), reason: z.string() }).nullable(),
})
export type YearlyDisposalPlan = z.infer<typeof yearlyPlan>

export const yearlyBody = z.object({
  year: planYear,
  origin: z.enum(['imported', 'own']),
  source: z.string().trim().min(2).max(200),
  lines: z.array(yearlyLine).min(1).max(500),
})
export type YearlyDisposalBody = z.infer<typeof yearlyBody>

export const removalBody = z.object({ reason: z.string().trim().min(2).max(200) })
