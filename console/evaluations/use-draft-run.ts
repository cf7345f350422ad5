import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { EvaluationBody } from '#core/api/evaluations.ts'
import { isAborted } from '#ui/client-failure.ts'
import { useSession } from '../session/session.ts'

export interface DraftRun {
  /** The run on its way, null while none is. */
  readonly running: EvaluationBody | 'asked' | null
  readonly failure: unknown
  readonly run: () => Promise<void>
  /** Follows a run that another page or person started. */
  readonly follow: (evaluation: EvaluationBody) => Promise<void>
}

const pollMs = 1000

/**
 * Starts a draft evaluation and follows it to its end.
 * @param onDone with the finished run, also a failed one
 * @param standard a version or model to try; absent: the one in force
 */
export function useDraftRun(cycle: string, onDone: (evaluation: EvaluationBody) => void, standard?: string): DraftRun {
  const { call } = useSession()
  const [running, setRunning] = useState<DraftRun['running']>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const stop = useRef<AbortController | null>(null)
  const done = useRef(onDone)
  done.current = onDone
  useEffect(() => () => stop.current?.abort(), [])

  const until = useCallback(
    async (ask: (signal: AbortSignal) => Promise<EvaluationBody>): Promise<void> => {
      stop.current?.abort()
      const mine = new AbortController()
      stop.current = mine
      setFailure(null)
      setRunning('asked')
      try {
        let evaluation = await ask(mine.signal)
        while (evaluation.status === 'running') {
          setRunning(evaluation)
          await pause(pollMs, mine.signal)
          evaluation = await call('evaluation', { params: { id: evaluation.id } }, mine.signal)
        }
        setRunning(null)
        done.current(evaluation)
      } catch (error) {
        if (isAborted(error)) return
        setFailure(error)
        setRunning(null)
      }
    },
    [call],
  )

  const run = useCallback(() => {
    const tried = standard === undefined ? {} : { standard }
    return until((signal) => call('runEvaluation', { body: { cycle, mode: 'draft', ...tried } }, signal))
  }, [until, call, cycle, standard])
  const follow = useCallback((evaluation: EvaluationBody) => until(async () => evaluation), [until])
  return { running, failure, run, follow }
}

function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, milliseconds)
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer)
        reject(signal.reason)
      },
      { once: true },
    )
  })
}
