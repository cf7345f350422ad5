import { useCallback, useEffect, useState } from 'preact/hooks'
import { AnswerUnreadable, isAborted } from '#ui/client-failure.ts'
import { uuid } from '#ui/uuid.ts'
import { pollProgress } from '../data/poll-progress.ts'
import { useSession } from '../session/session.ts'
import { startTryOutWorker, type TryOutWorker } from './worker/ask-worker.ts'
import type { Loaded } from './worker/protocol.ts'

/** What all parcels measure by a standard, in a worker that scores them. */
export interface Figures {
  readonly worker: TryOutWorker | null
  readonly loaded: Loaded | null
  readonly failure: unknown
  /** Percent of the fetching; null when nothing is fetched. */
  readonly percent: number | null
  readonly wasCancelled: boolean
  readonly cancel: () => void
  readonly askAgain: () => void
}

type State = Pick<Figures, 'worker' | 'loaded' | 'failure' | 'percent' | 'wasCancelled'>

const nothing: State = { worker: null, loaded: null, failure: null, percent: null, wasCancelled: false }

/** Fetches the figures once; leaving the page or cancelling ends it on the server too. */
export function useFigures(cycle: string, standard: string): Figures {
  const { call } = useSession()
  const [round, setRound] = useState(0)
  const [stop, setStop] = useState<AbortController | null>(null)
  const [state, setState] = useState(nothing)

  useEffect(() => {
    const mine = new AbortController()
    const worker = startTryOutWorker()
    const id = uuid()
    const set = (change: Partial<State>): void => setState((before) => ({ ...before, ...change }))
    setStop(mine)
    setState({ ...nothing, percent: 0 })
    const stopPolling = pollProgress(call, id, mine.signal, (percent) => set({ percent }))
    const fetchFigures = async (): Promise<void> => {
      const file = await call('tryOutParcels', { query: { id, cycle, standard } }, mine.signal)
      const loaded = await worker.ask({ ask: 'load', file })
      if (mine.signal.aborted) return
      if ('unreadable' in loaded) throw new AnswerUnreadable(200, loaded.unreadable)
      set({ worker, loaded, percent: null })
    }
    let isGone = false
    fetchFigures()
      .catch((failure: unknown) => {
        if (isGone) return
        set(isAborted(failure) ? { wasCancelled: true, percent: null } : { failure, percent: null })
      })
      .finally(stopPolling)
    return () => {
      isGone = true
      stopPolling()
      mine.abort()
      worker.end()
    }
  }, [cycle, standard, round, call])

  const cancel = useCallback(() => stop?.abort(), [stop])
  const askAgain = useCallback(() => setRound((number) => number + 1), [])
  return { ...state, cancel, askAgain }
}
