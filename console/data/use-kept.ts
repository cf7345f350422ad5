import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { keep } from './kept.ts'

/** How long after the last edit the browser keeps it. */
const keepMs = 300

/**
 * Keeps edits in this browser a moment after the last one, and when the page is left. Whether that works.
 * @param kept null forgets them
 * @param parts what an edit changes of them: they are new objects in every drawing
 */
export function useKept(key: string, kept: object | null, parts: readonly unknown[]): boolean {
  const [works, setWorks] = useState(true)
  const latest = useRef(kept)
  latest.current = kept
  const flush = useCallback(() => setWorks(keep(key, latest.current)), [key])
  useEffect(() => {
    const timer = setTimeout(flush, keepMs)
    return () => clearTimeout(timer)
  }, [flush, ...parts])
  useEffect(() => {
    window.addEventListener('pagehide', flush)
    return () => {
      window.removeEventListener('pagehide', flush)
      keep(key, latest.current)
    }
  }, [flush, key])
  return works
}
