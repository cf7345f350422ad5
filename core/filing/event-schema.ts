import { z } from 'zod'
import { roles } from '../access/role.ts'
import { documentKinds } from '../filing-route/document-kind.ts'
import { jurisdictions } from '../filing-route/jurisdiction.ts'
import { landTypes, routeIds } from '../filing-route/route.ts'
import { worksTerms } from '../filing-route/works.ts'
import { type FilingEvent, opinionTerms, platformStages, serviceKinds } from './event.ts'
import { measureCauses, measures } from './measure.ts'
import { milestones } from './milestone.ts'

const day = z.iso.date()
const words = z.string().trim().min(2).max(500)
const code = z.string().min(1).max(40)
const version = z.int().min(1)
const amount = z.number().nullable()

export const figuresSchema = z.strictObject({
  investment: amount,
  output: amount,
  tax: amount,
  landArea: amount,
  floorArea: amount,
  floorAreaRatio: amount,
  landUse: z.string().max(100).nullable(),
})

const declaration = z.strictObject({
  revision: z.int().min(0),
  sha256: z.string(),
  facts: z.strictObject({
    landType: z.enum(landTypes),
    works: z.enum(worksTerms),
    acquireMode: z.string(),
    contractAbsence: z.string().nullable(),
    breaksContractRatio: z.boolean().nullable(),
    promised: figuresSchema,
  }),
})

const reckoned = z.strictObject({ date: day, provisional: z.boolean() })
const invited = z
  .array(z.strictObject({ reviewer: code, dueDay: day }))
  .min(1)
  .max(40)

/** What a person says with an event; what the server adds to it stands in `added`. Texts are trimmed and never blank. */
export const saidShapes = {
  return: { reason: words, items: z.array(words).max(30) },
  'set-jurisdiction': { jurisdiction: z.enum(jurisdictions), reason: words },
  accept: {},
  'confirm-sheet': { version, party: z.enum(['applicant', 'industry']) },
  'open-review': { invited },
  invite: { invited },
  'give-opinion': { reviewer: code, opinion: z.enum(opinionTerms) },
  remind: { reviewers: z.array(code).min(1).max(40) },
  overrule: { reviewer: code, reason: words },
  report: {},
  'report-to-city': {},
  recognise: {},
  reject: { reason: words },
  'city-recognise': {},
  'city-reject': { reason: words },
  withdraw: { reason: words },
  attach: {},
  'record-receipt': { stage: z.enum(platformStages), number: code },
  'explain-overrun': { reason: words },
  'notify-city': {},
  'record-plan-adjustment': { reference: z.string().trim().min(2).max(100) },
  'reach-milestone': { milestone: z.enum(milestones), on: day },
  'record-service': {
    stage: z.enum(['认定', '改扩建', '竣工验收', '日常运营']),
    service: z.enum(serviceKinds),
    name: words,
    by: words,
    outcome: words,
  },
  'report-actuals': { year: z.int().min(2000).max(2100), figures: figuresSchema },
  'take-measure': { measure: z.enum(measures), cause: z.enum(measureCauses), reason: words },
  'resume-tracking': { reason: words },
  archive: { conclusion: words },
} as const

const answer = z.strictObject({
  item: z.string(),
  kind: z.enum(['positive', 'negative']),
  text: z.string(),
  answer: z.enum(['met', 'not-met', 'not-applicable']),
  note: z.string().nullable(),
})

const added = {
  create: {
    number: z.string(),
    projectName: z.string(),
    firmName: z.string(),
    uscc: z.string(),
    townCode: z.string(),
    parcelCode: z.string().nullable(),
  },
  submit: { declaration },
  resubmit: { declaration },
  assess: {
    route: z.enum(routeIds),
    checklistVersion: z.string(),
    answers: z.array(answer),
    worksOverride: z.string().nullable(),
  },
  'issue-sheet': { version },
  'reissue-sheet': { version },
  'recompute-deadline': { before: reckoned, after: reckoned, cause: z.string() },
} as const

export const attachedDocument = z.strictObject({
  kind: z.enum(documentKinds),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  name: z.string().min(1).max(200),
  size: z.int().min(0),
})

const act = {
  actor: z.string(),
  actorName: z.string(),
  role: z.enum([...roles, 'system']),
  organisation: z.string().nullable(),
  at: z.string(),
  day,
  documents: z.array(attachedDocument),
  comment: z.string().nullable(),
} as const

const shapes = { ...saidShapes, ...added } as const

function event<const Kind extends keyof typeof shapes>(kind: Kind) {
  return z.strictObject({ kind: z.literal(kind), ...act, ...shapes[kind] })
}

/** An event as it is stored and travels. */
export const filingEventSchema: z.ZodType<FilingEvent> = z.discriminatedUnion('kind', [
  event('create'),
  event('submit'),
  event('return'),
  event('resubmit'),
  event('set-jurisdiction'),
  event('accept'),
  event('assess'),
  event('issue-sheet'),
  event('reissue-sheet'),
  event('confirm-sheet'),
  event('open-review'),
  event('invite'),
  event('give-opinion'),
  event('remind'),
  event('overrule'),
  event('report'),
  event('report-to-city'),
  event('recognise'),
  event('reject'),
  event('city-recognise'),
  event('city-reject'),
  event('withdraw'),
  event('attach'),
  event('record-receipt'),
  event('explain-overrun'),
  event('recompute-deadline'),
  event('notify-city'),
  event('record-plan-adjustment'),
  event('reach-milestone'),
  event('record-service'),
  event('report-actuals'),
  event('take-measure'),
  event('resume-tracking'),
  event('archive'),
])
