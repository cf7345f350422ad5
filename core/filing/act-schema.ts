import { z } from 'zod'
import { routeIds } from '../filing-route/route.ts'
import { givenAnswerSchema } from './checklist-schema.ts'
import { saidShapes } from './event-schema.ts'

function said<const Kind extends keyof typeof saidShapes>(kind: Kind) {
  return z.strictObject({ kind: z.literal(kind), ...saidShapes[kind] })
}

/**
 * What a person asks to be written: the event without what the server adds (who, when, the declaration submitted, the
 * number of a sheet, the items as they read). A filing is created and a deadline recomputed in their own ways.
 */
export const filingActSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('submit') }),
  z.strictObject({ kind: z.literal('resubmit') }),
  z.strictObject({
    kind: z.literal('assess'),
    route: z.enum(routeIds),
    answers: z.array(givenAnswerSchema).max(200),
    worksOverride: z.string().trim().min(2).max(500).nullable(),
  }),
  z.strictObject({ kind: z.literal('issue-sheet') }),
  z.strictObject({ kind: z.literal('reissue-sheet') }),
  said('return'),
  said('set-jurisdiction'),
  said('accept'),
  said('confirm-sheet'),
  said('open-review'),
  said('invite'),
  said('give-opinion'),
  said('remind'),
  said('overrule'),
  said('report'),
  said('report-to-city'),
  said('recognise'),
  said('reject'),
  said('city-recognise'),
  said('city-reject'),
  said('withdraw'),
  said('attach'),
  said('record-receipt'),
  said('explain-overrun'),
  said('notify-city'),
  said('record-plan-adjustment'),
  said('reach-milestone'),
  said('record-service'),
  said('report-actuals'),
  said('take-measure'),
  said('resume-tracking'),
  said('archive'),
])
export type FilingAct = z.infer<typeof filingActSchema>
