import type { z } from 'zod'

/** What this browser keeps under a key; null where nothing is kept, or it cannot be read any more. */
export function readKept<T>(key: string, schema: z.ZodType<T>): T | null {
  try {
    const read = schema.safeParse(JSON.parse(localStorage.getItem(key) ?? 'null'))
    return read.success ? read.data : null
  } catch {
    return null
  }
}

/** Whether it is kept: storage may be full or switched off. Null forgets. */
export function keep(key: string, kept: unknown): boolean {
  try {
    if (kept === null) localStorage.removeItem(key)
    else localStorage.setItem(key, JSON.stringify(kept))
    return true
  } catch {
    return false
  }
}
