import { z } from 'zod'

/** A part of a letter as its page shows it; what is printed is made of the same data. Widths are millimetres. */
export const letterBlock = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('heading'), text: z.string() }),
  z.object({ kind: z.literal('paragraph'), text: z.string() }),
  z.object({
    kind: z.literal('fields'),
    fields: z.array(z.object({ label: z.string(), value: z.string().nullable() })),
  }),
  z.object({
    kind: z.literal('table'),
    columns: z.array(
      z.object({
        label: z.string(),
        width: z.union([z.number(), z.object({ share: z.number() })]),
        align: z.enum(['left', 'right', 'center']).optional(),
      }),
    ),
    rows: z.array(z.array(z.string().nullable())),
    empty: z.string().optional(),
  }),
])
export type LetterBlock = z.infer<typeof letterBlock>

export function paragraphs(texts: readonly string[]): readonly LetterBlock[] {
  return texts.map((text) => ({ kind: 'paragraph', text }))
}

/** 1. …, 2. …; a single one without a number. */
export function numbered(texts: readonly string[]): readonly LetterBlock[] {
  return paragraphs(texts.length === 1 ? texts : texts.map((text, index) => `${index + 1}. ${text}`))
}
