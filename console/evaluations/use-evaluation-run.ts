import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { EvaluationBody } from '#core/api/evaluations.ts'
import { isAborted } from '#ui/client-failure.ts'
import { useSession } from '../session/session.ts'

export interface EvaluationRun {
  /** The run on its way, null while none is. */
  readonly running: EvaluationBody | 'asked' | null
  readonly failure: unknown
  readonly run: (mode?: EvaluationBody['mode']) => Promise<void>
  /** Follows a run that another page or person started. */
  readonly follow: (evaluation: EvaluationBody) => Promise<void>
  /** Waits for whatever was asked for and is, or leads to, an evaluation. */
  readonly until: (ask: (signal: AbortSignal) => Promise<EvaluationBody>) => Promise<void>
  /** Ends the run on its way without results. */
  readonly cancel: (evaluation: EvaluationBody) => Promise<void>
}

const pollMs = 1000

/**
 * Starts an evaluation and follows it to its end.
 * @param onDone with the ended run, also one that failed, was cancelled or did not pass its gates
 * @param standard a version or model to try; absent: the one in force
 */
export function useEvaluationRun(
  cycle: string,
  onDone: (evaluation: EvaluationBody) => void,
  standard?: string,
): EvaluationRun {
  const { call } = useSession()
  const [running, setRunning] = useState<EvaluationRun['running']>(null)
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

  const run = useCallback(
    (mode: EvaluationBody['mode'] = 'draft') => {
      const tried = standard === undefined ? {} : { standard }
      return until((signal) => call('runEvaluation', { body: { cycle, mode, ...tried } }, signal))
    },
    [until, call, cycle, standard],
  )
  const follow = useCallback((evaluation: EvaluationBody) => until(async () => evaluation), [until])
  const cancel = useCallback(
    ({ id }: EvaluationBody) => until((signal) => call('cancelEvaluation', { params: { id } }, signal)),
    [until, call],
  )
  return { running, failure, run, follow, until, cancel }
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
