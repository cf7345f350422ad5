import { useEffect, useReducer } from 'preact/hooks'
import type { ExcelSession } from './excel-session.ts'

/** Draws again whenever something in the session changed; @returns how often that was. */
export function useSession(session: ExcelSession): number {
  const [version, redraw] = useReducer((count: number) => count + 1, 0)
  useEffect(() => session.listen(() => redraw(undefined)), [session])
  return version
}
