import { useEffect, useRef, useState } from 'preact/hooks'
import { countsInWords, type LevelCounts } from '#ui/finding-groups.ts'

const rest = 5000

/** Speaks the totals after they have changed, at most every five seconds. */
export function Announcer({ counts }: { counts: LevelCounts }) {
  const words = countsInWords(counts)
  const [spoken, setSpoken] = useState('')
  const last = useRef(0)
  useEffect(() => {
    const wait = Math.max(0, last.current + rest - Date.now())
    const timer = setTimeout(() => {
      last.current = Date.now()
      setSpoken(words)
    }, wait)
    return () => clearTimeout(timer)
  }, [words])
  return (
    <p class="vh" role="status">
      {spoken}
    </p>
  )
}
