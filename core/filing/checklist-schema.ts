import { z } from 'zod'
import type { Checklist, GivenAnswer } from './checklist.ts'

const citation = z.strictObject({
  document: z.string().min(1).max(100),
  clause: z.string().min(1).max(60).optional(),
  standing: z.enum(['document', 'proposed']),
  note: z.string().min(1).max(200).optional(),
})

const item = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/)
    .max(40),
  kind: z.enum(['positive', 'negative']),
  text: z.string().min(1).max(300),
  source: citation,
})

/** A checklist as it is edited, stored and imported. */
export const checklistSchema = z
  .strictObject({
    version: z.string().min(1).max(40),
    title: z.string().min(1).max(100),
    standing: z.enum(['example', 'decided']),
    since: z.iso.date(),
    note: z.string().max(300),
    items: z.array(item).min(1).max(200),
  })
  .refine(({ items }) => new Set(items.map(({ id }) => id)).size === items.length, {
    error: '条目编号重复',
    path: ['items'],
  })

export function parseChecklist(value: unknown): Checklist {
  return checklistSchema.parse(value) as Checklist
}

/** An answer as it travels. */
export const givenAnswerSchema: z.ZodType<GivenAnswer> = z.strictObject({
  item: z.string().min(1).max(40),
  answer: z.enum(['met', 'not-met', 'not-applicable']),
  note: z.string().max(300).nullable(),
})
