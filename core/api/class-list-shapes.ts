import { z } from 'zod'
import { listActKinds } from '../class-lists/act-kind.ts'
import { classMoves } from '../class-lists/class-move.ts'
import { directions } from '../class-lists/direction.ts'
import { listHindrances } from '../class-lists/hindrance.ts'
import { stayEnds, stayOrigins } from '../class-lists/origin.ts'
import { cycleStages } from '../cycle-stage/stage.ts'
import { count, cycle, day, landClass, parcelClass } from './shapes.ts'

export const text = z.string().nullable()
/** m². */
export const area = z.number()
const codes = z.string().max(400).optional()

export const citation = z.object({
  document: z.string(),
  clause: z.string().optional(),
  standing: z.enum(['document', 'proposed']),
  note: z.string().optional(),
})

/** What narrows the lists of a decided year; comma-separated codes. */
export const decidedQuery = z.object({
  cycle,
  direction: z.enum(directions).optional(),
  class: codes,
  town: codes,
  land: codes,
  move: z.enum(classMoves).optional(),
  q: z.string().max(60).optional(),
})
export type DecidedQuery = z.infer<typeof decidedQuery>

const place = {
  parcelCode: z.string(),
  parcelName: text,
  ownerName: text,
  townCode: text,
  landClass: text,
  landArea: area.nullable(),
}

export const decidedLine = z.object({
  ...place,
  class: parcelClass.nullable(),
  how: text,
  rank: count.nullable(),
  ranked: count.nullable(),
  /** What the evaluation had found, when the decision changed it, and why. */
  evaluatedClass: parcelClass.nullable(),
  adjustment: text,
  beforeCycle: text,
  beforeClass: parcelClass.nullable(),
  /** Of the parcel it was made of, where that is another. */
  beforeCode: text,
  moves: z.array(z.enum(classMoves)),
  onList: z.boolean(),
})
export type DecidedLine = z.infer<typeof decidedLine>

const tally = { parcels: count, area }

export const classSummary = z.object({
  cycle,
  /** Years with decided classes, the oldest first. */
  cycles: z.array(cycle),
  stage: z.enum(cycleStages),
  /** Null before 审定. */
  decided: z
    .object({
      decidedOn: day,
      evaluation: count,
      standard: z.string(),
      label: text,
      /** Sentences every output carries: gates that were let pass. */
      sentences: z.array(z.string()),
      classes: z.array(z.object({ class: parcelClass.nullable(), ...tally })),
      towns: z.array(z.object({ townCode: text, class: parcelClass.nullable(), ...tally })),
      lands: z.array(z.object({ landClass: landClass.nullable(), class: parcelClass.nullable(), ...tally })),
      measures: z.array(z.object({ class: parcelClass, text: z.string(), citation })),
      beforeCycle: text,
      /** From the class of the year before to that of this year. */
      steps: z.array(z.object({ from: parcelClass, to: parcelClass, parcels: count })),
    })
    .nullable(),
})
export type ClassSummary = z.infer<typeof classSummary>

export const lowEfficiencyQuery = z.object({
  /** As of that day; absent: as it stands. */
  day: day.optional(),
  town: codes,
  land: codes,
  origin: codes,
  q: z.string().max(60).optional(),
})

const decision = z.object({ act: text, on: day, reason: text, minutes: text, by: text })
export type ListDecision = z.infer<typeof decision>

export const lowEfficiencyLine = z.object({
  ...place,
  origin: z.enum(stayOrigins),
  cycle: text,
  class: text,
  source: text,
  predecessors: z.array(z.string()),
  from: decision,
  /** Of a list of the past: what ended the stay since. */
  until: decision.extend({ end: z.enum(stayEnds) }).nullable(),
})
export type LowEfficiencyLine = z.infer<typeof lowEfficiencyLine>

/** The parcels of an act: named, or all that fit. */
export const listChoice = z.union([
  z.object({ parcelCodes: z.array(z.string().min(1).max(40)).min(1).max(5000) }),
  z.object({ filter: decidedQuery.omit({ cycle: true }) }),
  z.object({ imported: z.literal(true) }),
])
export type ListChoice = z.infer<typeof listChoice>

export const actPreview = z.object({
  total: count,
  ready: count,
  /** Of those that are ready. */
  readyArea: area,
  /** Of those that are ready: let through by the reason given. */
  overridden: count,
  samples: z.array(z.string()),
  hindered: z.array(z.object({ why: z.enum(listHindrances), parcels: count, samples: z.array(z.string()) })),
})
export type ActPreview = z.infer<typeof actPreview>

export const listAct = z.object({
  id: z.string(),
  number: count,
  kind: z.enum(listActKinds),
  /** As it is printed. */
  ground: z.string(),
  policy: text,
  policyName: text,
  reason: z.string(),
  minutes: text,
  decidedOn: day,
  parcels: count,
  by: z.string(),
  at: z.string(),
  undone: z.object({ by: z.string(), at: z.string(), reason: z.string() }).nullable(),
  mayUndo: z.boolean(),
})
export type ListActBody = z.infer<typeof listAct>
