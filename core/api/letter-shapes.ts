import { z } from 'zod'
import { letterBlock } from '../letter/block.ts'
import { deliveryWays, letterStates } from '../letter/delivery.ts'
import { letterKinds, templatedKinds } from '../letter/kind.ts'
import { letterReceiverKinds } from '../letter/receiver.ts'
import { letterSettings } from '../letter/settings.ts'
import { count, cursor, cycle, day, limit, parcelClass } from './shapes.ts'

export const subject = z.string().min(1).max(100)
const kind = z.enum(letterKinds)
export const templatedKind = z.enum(templatedKinds)

export const letterSummary = z.object({
  id: z.string(),
  number: z.string(),
  kind,
  cycle,
  title: z.string(),
  receiverKind: z.enum(letterReceiverKinds),
  receiver: z.string(),
  parcelCode: z.string().nullable(),
  townCode: z.string().nullable(),
  issuedOn: day,
  by: z.string(),
  state: z.enum(letterStates),
  deliverBy: day.nullable(),
  deliveredOn: day.nullable(),
  deliveredHow: z.enum(deliveryWays).nullable(),
  /** When the receiver first opened it here; information, unless the district lets it count as 电子送达. */
  openedAt: z.string().nullable(),
})
export type LetterSummary = z.infer<typeof letterSummary>

const letterDelivery = z.object({
  number: count,
  on: day,
  how: z.enum(deliveryWays),
  /** Who took it; null where that is not for the reader. */
  to: z.string().nullable(),
  note: z.string().nullable(),
  by: z.string(),
  at: z.string(),
  receipts: z.array(z.object({ sha256: z.string(), name: z.string(), size: count, by: z.string(), at: z.string() })),
})
export type LetterDelivery = z.infer<typeof letterDelivery>

export const letterDetail = letterSummary.extend({
  /** The text as it was issued; it does not change. */
  blocks: z.array(letterBlock),
  issuer: z.string().nullable(),
  /** 0: the template that came with the program. */
  templateVersion: count.nullable(),
  documentHash: z.string().nullable(),
  /** Of the PDF; null until it was first made. */
  sha256: z.string().nullable(),
  /** Why the PDF could not be made. */
  fault: z.string().nullable(),
  voided: z.object({ at: z.string(), by: z.string(), reason: z.string() }).nullable(),
  replaces: z.object({ id: z.string(), number: z.string() }).nullable(),
  replacedBy: z.object({ id: z.string(), number: z.string() }).nullable(),
  deliveries: z.array(letterDelivery),
  mayVoid: z.boolean(),
  mayReplace: z.boolean(),
  mayDeliver: z.boolean(),
})
export type LetterDetail = z.infer<typeof letterDetail>

export const letterQuery = z.object({
  cycle,
  kind: kind.optional(),
  state: z.enum(letterStates).optional(),
  town: z.string().max(20).optional(),
  /** Part of number, receiver or parcel code. */
  q: z.string().trim().max(100).optional(),
  cursor,
  limit,
})

/** Whom letters are written to: towns and classes, where the kind has them. */
export const choice = { town: z.string().max(20).optional(), class: parcelClass.optional() }

const candidate = z.object({
  subject,
  parcelCode: z.string().nullable(),
  townCode: z.string().nullable(),
  receiver: z.string(),
  /** What it is about, in a word: the class, the number of the objection. */
  about: z.string(),
  /** Why there is no letter; null where there is one. */
  cannot: z.string().nullable(),
})
export type LetterCandidateLine = z.infer<typeof candidate>

export const candidates = z.object({
  items: z.array(candidate),
  nextCursor: z.string().nullable(),
  /** Of the whole choice; null behind the first page. */
  total: z.object({ can: count, cannot: count }).nullable(),
  /** Why nobody can be written to yet, and what comes first. */
  waits: z.string().nullable(),
})
export type LetterCandidates = z.infer<typeof candidates>

export const letterBatch = z.object({
  id: z.string(),
  kind: templatedKind,
  cycle,
  total: count,
  issued: count,
  refused: z.array(z.object({ subject: z.string(), reason: z.string() })),
  state: z.enum(['open', 'done', 'cancelled']),
  /** First and last number. */
  numbers: z.object({ first: z.string(), last: z.string() }).nullable(),
  by: z.string(),
  at: z.string(),
  changedAt: z.string(),
})
export type LetterBatch = z.infer<typeof letterBatch>

const templateVersion = z.object({
  version: count,
  title: z.string(),
  body: z.string(),
  effectiveFrom: day.nullable(),
  note: z.string(),
  by: z.string().nullable(),
  at: z.string().nullable(),
})
export type LetterTemplateVersion = z.infer<typeof templateVersion>

export const templates = z.object({
  items: z.array(
    z.object({
      kind: templatedKind,
      /** In force today; 0 is the 示例 that came with the program. */
      inForce: count,
      /** Newest first, the 示例 last. */
      versions: z.array(templateVersion),
      placeholders: z.array(z.object({ name: z.string(), meaning: z.string(), block: z.boolean() })),
    }),
  ),
  settings: letterSettings.extend({
    version: count,
    reason: z.string().nullable(),
    by: z.string().nullable(),
    at: z.string().nullable(),
  }),
})
export type LetterTemplates = z.infer<typeof templates>
