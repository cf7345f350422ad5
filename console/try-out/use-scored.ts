import { useEffect, useRef, useState } from 'preact/hooks'
import type { Standard } from '#core/scoring/standard.ts'
import type { TryOutWorker } from './worker/ask-worker.ts'
import type { Scored } from './worker/protocol.ts'

export interface ScoredState {
  readonly scored: Scored | null
  readonly failure: unknown
}

/**
 * Scores what stands there now: one question at a time, and of the moves made meanwhile only the last. A slider that is
 * dragged never waits for parcels, and parcels never lag behind it by more than one run.
 */
export function useScored(worker: TryOutWorker | null, standard: Standard | null): ScoredState {
  const [state, setState] = useState<ScoredState>({ scored: null, failure: null })
  const wanted = useRef<Standard | null>(null)
  const isAsking = useRef(false)

  useEffect(() => {
    if (worker === null || standard === null) return
    wanted.current = standard
    if (isAsking.current) return
    const run = async (): Promise<void> => {
      isAsking.current = true
      while (wanted.current !== null) {
        const next: Standard = wanted.current
        wanted.current = null
        setState({ scored: await worker.ask({ ask: 'score', standard: next }), failure: null })
      }
    }
    run()
      .catch((failure: unknown) => setState((before) => ({ ...before, failure })))
      .finally(() => {
        isAsking.current = false
      })
  }, [worker, standard])
  return state
}
