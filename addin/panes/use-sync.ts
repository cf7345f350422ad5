import { useEffect, useState } from 'preact/hooks'
import type { Work } from '../app/work.ts'
import type { Sync } from '../sync/sync.ts'

/** The sync of a workbook, which also tells who is signed in; null until its code is there. */
export function useSync(work: Work, onDefect: (error: unknown) => void): Sync | null {
  const [sync, setSync] = useState<Sync | null>(null)
  useEffect(() => {
    work
      .sync()
      .then((started) => {
        setSync(started)
        return started.shakeHands()
      })
      .catch(onDefect)
  }, [work])
  return sync
}
