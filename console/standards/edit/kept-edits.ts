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

const schema = z.object({
  revision: z.number(),
  base: standardShape,
  standard: standardShape,
  typed: z.record(z.string(), z.object({ text: z.string(), fault: z.string() })),
})

export function keptKey(username: string, id: string): string {
  return `parcel-checkup/${username}/standard-edits/${id}`
}

/** Null where nothing is kept, or it cannot be read any more. */
export function readKept(key: string): KeptEdits | null {
  try {
    const read = schema.safeParse(JSON.parse(localStorage.getItem(key) ?? 'null'))
    return read.success ? read.data : null
  } catch {
    return null
  }
}

/** Whether it is kept: storage may be full or switched off. Null forgets. */
export function keep(key: string, kept: KeptEdits | null): boolean {
  try {
    if (kept === null) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(kept))
    return true
  } catch {
    return false
  }
}
