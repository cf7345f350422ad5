import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { isAborted } from '#ui/client-failure.ts'

export interface BatchProgress {
  readonly done: number
  /** 0 while it is not known. */
  readonly total: number
}

/** Tells how far a batch is and what became of each item so far. */
export type Tell<Outcome> = (progress: BatchProgress, outcomes: readonly Outcome[]) => void

export type BatchWork<Outcome> = (tell: Tell<Outcome>, signal: AbortSignal) => Promise<void>

export interface Batch<Outcome> {
  /** Null while nothing runs. */
  readonly progress: BatchProgress | null
  /** Of the last run, null before the first. */
  readonly outcomes: readonly Outcome[] | null
  readonly failure: unknown
  readonly run: (work: BatchWork<Outcome>) => Promise<void>
  readonly cancel: () => void
  /** Puts the report away. */
  readonly forget: () => void
}

/** Runs acts on many items and keeps their report; what a page that is left was doing stops. */
export function useBatch<Outcome>(onDone: () => void): Batch<Outcome> {
  const [progress, setProgress] = useState<BatchProgress | null>(null)
  const [outcomes, setOutcomes] = useState<readonly Outcome[] | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])

  const run = useCallback(
    async (work: BatchWork<Outcome>): Promise<void> => {
      const mine = new AbortController()
      stop.current = mine
      setFailure(null)
      setOutcomes(null)
      setProgress({ done: 0, total: 0 })
      try {
        await work((now, soFar) => {
          setProgress(now)
          setOutcomes(soFar)
        }, mine.signal)
      } catch (error) {
        if (!isAborted(error)) setFailure(error)
      }
      setProgress(null)
      onDone()
    },
    [onDone],
  )
  const cancel = useCallback(() => stop.current?.abort(), [])
  const forget = useCallback(() => {
    setOutcomes(null)
    setFailure(null)
  }, [])
  return { progress, outcomes, failure, run, cancel, forget }
}
