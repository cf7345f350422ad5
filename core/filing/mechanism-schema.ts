import { z } from 'zod'
import { deciders } from '../filing-route/route.ts'

const count = z.number().int()
const project = { number: z.string(), projectName: z.string() } as const

/** What the filings of a year say about how the procedure itself works; frozen with the report written on it. */
export const mechanismFigures = z.object({
  year: z.number().int(),
  /** The day they were computed on: what is open is open on that day. */
  asOf: z.string(),
  received: count,
  accepted: count,
  withdrawn: count,
  decisions: z.array(z.object({ decider: z.enum(deciders), recognised: count, rejected: count })),
  days: z.object({
    decided: count,
    limitDays: count,
    /** bins[n] = filings that used n working days, 0 … limit. */
    bins: z.array(count),
    overLimit: count,
    /** Working days, to one decimal; null without a decision. */
    average: z.number().nullable(),
    longest: count.nullable(),
  }),
  overdue: z.array(
    z.object({
      ...project,
      daysUsed: count,
      overdueBy: count,
      isDecided: z.boolean(),
      /** Null where none was recorded. */
      reason: z.string().nullable(),
    }),
  ),
  corrections: z.object({
    filings: count,
    times: count,
    /** Working days on which the clock stood. */
    pausedDays: count,
    byStage: z.array(z.object({ stage: z.string(), times: count })),
  }),
  review: z.array(
    z.object({
      reviewer: z.string(),
      invited: count,
      onTime: count,
      late: count,
      /** Neither answered nor overruled. */
      open: count,
      overruled: count,
      reminders: count,
    }),
  ),
  tracking: z.object({
    /** Recognised up to the end of the year. */
    projects: count,
    /** Of them those that reported the figures of the year. */
    reported: count,
    stages: z.array(z.object({ stage: z.string(), projects: count })),
    promises: z.array(z.object({ label: z.string(), kept: count, short: count, unknown: count })),
    short: z.array(z.object({ ...project, items: z.array(z.string()) })),
  }),
  measures: z.array(
    z.object({ ...project, day: z.string(), measure: z.string(), cause: z.string(), reason: z.string() }),
  ),
  cityNotices: z.object({ done: count, open: count }),
})
export type MechanismFigures = z.infer<typeof mechanismFigures>

const words = z.string().trim().min(2).max(5000)

/** What the district writes on them. */
export const mechanismTexts = { findings: words, proposals: words } as const

export const mechanismTextNames: Readonly<Record<keyof typeof mechanismTexts, string>> = {
  findings: '发现的问题',
  proposals: '优化工作方案的建议',
}
