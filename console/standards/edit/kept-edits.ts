import { z } from 'zod'
import type { Standard } from '#core/scoring/standard.ts'
import { standardShape } from '#core/scoring/standard-schema.ts'
import type { Typed } from './editing.ts'

/** Edits that were not saved, as this browser keeps them over a reload. */
export interface KeptEdits {
  /** Revision and text they began with. */
  readonly revision: number
  readonly base: Standard
  readonly standard: Standard
  readonly typed: Readonly<Record<string, Typed>>
}

export const keptEdits = z.object({
  revision: z.number(),
  base: standardShape,
  standard: standardShape,
  typed: z.record(z.string(), z.object({ text: z.string(), fault: z.string() })),
})

export function keptKey(username: string, id: string): string {
  return `parcel-checkup/${username}/standard-edits/${id}`
}
