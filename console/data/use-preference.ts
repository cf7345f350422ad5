import { useCallback, useState } from 'preact/hooks'
import type { z } from 'zod'
import { useSession } from '../session/session.ts'

/**
 * A person's own setting, kept in this browser under account and name. What cannot be read (another version, storage
 * switched off) is the usual value.
 */
export function usePreference<T>(name: string, schema: z.ZodType<T>, usual: T): [T, (value: T) => void] {
  const { account } = useSession()
  const key = `parcel-checkup/${account.username}/${name}`
  const [value, setValue] = useState(() => readPreference(key, schema) ?? usual)
  const keep = useCallback(
    (kept: T) => {
      setValue(kept)
      try {
        localStorage.setItem(key, JSON.stringify(kept))
      } catch {
        // Storage is full or switched off: the setting holds for this visit.
      }
    },
    [key],
  )
  return [value, keep]
}

function readPreference<T>(key: string, schema: z.ZodType<T>): T | null {
  try {
    const result = schema.safeParse(JSON.parse(localStorage.getItem(key) ?? 'null'))
    return result.success ? result.data : null
  } catch {
    return null
  }
}
