import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { LetterBatch } from '#core/api/letter-shapes.ts'
import { isAborted } from '#ui/client-failure.ts'
import { useSession } from '../session/session.ts'

export interface Issuing {
  /** The batch that is being issued, or was last. */
  readonly batch: LetterBatch | null
  readonly isRunning: boolean
  readonly failure: unknown
  /** Issues a batch to its end; one that was interrupted goes on where it stood. */
  readonly run: (first: () => Promise<LetterBatch>) => Promise<void>
  /** Stops asking for more; what is issued stays, the rest waits. */
  readonly pause: () => void
}

/** Issues letters piece by piece: every piece is committed before the next, so that nothing is lost or done twice. */
export function useIssuing(onEnd: () => void): Issuing {
  const { call } = useSession()
  const [batch, setBatch] = useState<LetterBatch | null>(null)
  const [isRunning, setRunning] = useState(false)
  const [failure, setFailure] = useState<unknown>(null)
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])
  const run = useCallback(
    async (first: () => Promise<LetterBatch>): Promise<void> => {
      const mine = new AbortController()
      stop.current = mine
      setFailure(null)
      setRunning(true)
      try {
        let now = await first()
        setBatch(now)
        while (now.state === 'open' && !mine.signal.aborted) {
          now = await call('advanceLetterBatch', { params: { id: now.id } }, mine.signal)
          setBatch(now)
        }
      } catch (error) {
        if (!isAborted(error)) setFailure(error)
      } finally {
        setRunning(false)
        onEnd()
      }
    },
    [call, onEnd],
  )
  return { batch, isRunning, failure, run, pause: useCallback(() => stop.current?.abort(), []) }
}
