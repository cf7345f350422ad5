import { useCallback, useState } from 'preact/hooks'
import type { z } from 'zod'
import { useSession } from '../session/session.ts'
import { keep as keepValue, readKept } from './kept.ts'

/**
 * A person's own setting, kept in this browser under account and name. What cannot be read (another version, storage
 * switched off) is the usual value.
 */
export function usePreference<T>(name: string, schema: z.ZodType<T>, usual: T): [T, (value: T) => void] {
  const { account } = useSession()
  const key = `parcel-checkup/${account.username}/${name}`
  const [value, setValue] = useState(() => readKept(key, schema) ?? usual)
  const keep = useCallback(
    (kept: T) => {
      setValue(kept)
      // Where storage is full or switched off the setting holds for this visit.
      keepValue(key, kept)
    },
    [key],
  )
  return [value, keep]
}
