import { z } from 'zod'
import type { PolicyDocument } from './policy.ts'

const number = z.string().trim().min(2).max(60)
const day = z.iso.date()

/** A document of the register as it is entered, stored and travels. */
export const policySchema: z.ZodType<PolicyDocument> = z.strictObject({
  number,
  title: z.string().trim().min(2).max(100),
  issuer: z.string().trim().min(2).max(100),
  issuedOn: day.nullable(),
  effectiveFrom: day,
  effectiveTo: day.nullable(),
  succession: z
    .discriminatedUnion('how', [
      z.strictObject({ how: z.literal('replaces'), document: number }),
      z.strictObject({ how: z.literal('extends'), document: number, until: day.nullable() }),
    ])
    .nullable(),
  note: z.string().trim().max(300),
  source: z.string().trim().max(200),
  isVoid: z.boolean(),
})
