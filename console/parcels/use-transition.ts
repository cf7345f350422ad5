import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { isAborted } from '#ui/client-failure.ts'
import { useSession } from '../session/session.ts'
import {
  runTransition,
  type TransitionOrder,
  type TransitionOutcome,
  type TransitionProgress,
} from './transition-job.ts'

export interface Transition {
  /** Null while nothing runs. */
  readonly progress: TransitionProgress | null
  /** Of the last run, null before the first. */
  readonly outcomes: readonly TransitionOutcome[] | null
  readonly failure: unknown
  readonly run: (order: TransitionOrder) => Promise<void>
  readonly cancel: () => void
  /** Puts the report away. */
  readonly forget: () => void
}

/** Runs a batch of transitions and keeps its report. */
export function useTransition(onDone: () => void): Transition {
  const { call } = useSession()
  const [progress, setProgress] = useState<TransitionProgress | null>(null)
  const [outcomes, setOutcomes] = useState<readonly TransitionOutcome[] | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])

  const run = useCallback(
    async (order: TransitionOrder): Promise<void> => {
      const mine = new AbortController()
      stop.current = mine
      setFailure(null)
      setOutcomes(null)
      setProgress({ done: 0, total: 0 })
      try {
        await runTransition(
          call,
          order,
          (now, soFar) => {
            setProgress(now)
            setOutcomes(soFar)
          },
          mine.signal,
        )
      } catch (error) {
        if (!isAborted(error)) setFailure(error)
      }
      setProgress(null)
      onDone()
    },
    [call, onDone],
  )
  const cancel = useCallback(() => stop.current?.abort(), [])
  const forget = useCallback(() => {
    setOutcomes(null)
    setFailure(null)
  }, [])
  return { progress, outcomes, failure, run, cancel, forget }
}
