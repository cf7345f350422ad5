import { useCallback, useEffect, useState } from 'preact/hooks'
import { type ComparisonBody, comparison } from '#core/api/comparison.ts'
import { AnswerUnreadable, isAborted } from '#ui/client-failure.ts'
import { uuid } from '#ui/uuid.ts'
import { pollProgress } from '../data/poll-progress.ts'
import { useSession } from '../session/session.ts'

export interface RunningComparison {
  readonly value: ComparisonBody | null
  readonly failure: unknown
  /** Percent; null while nothing runs. */
  readonly percent: number | null
  readonly wasCancelled: boolean
  readonly cancel: () => void
  readonly askAgain: () => void
}

interface State {
  readonly asked: string
  readonly value: ComparisonBody | null
  readonly failure: unknown
  readonly percent: number | null
  readonly wasCancelled: boolean
}

const nothing: State = { asked: '', value: null, failure: null, percent: null, wasCancelled: false }

/** Compares both sides, which takes seconds; leaving the page or cancelling ends it on the server too. '' asks nothing. */
export function useComparison(cycle: string, from: string, to: string): RunningComparison {
  const { call } = useSession()
  const [round, setRound] = useState(0)
  const [stop, setStop] = useState<AbortController | null>(null)
  const [state, setState] = useState(nothing)
  const asked = `${cycle} ${from} ${to}`

  useEffect(() => {
    if (from === '' || to === '') return
    const mine = new AbortController()
    const id = uuid()
    const set = (change: Partial<State>): void => setState((before) => ({ ...before, ...change }))
    setStop(mine)
    setState({ ...nothing, asked, percent: 0 })
    const stopPolling = pollProgress(call, id, mine.signal, (percent) => set({ percent }))
    const run = async (): Promise<void> => {
      const file = await call('compare', { query: { id, cycle, from, to } }, mine.signal)
      const read = comparison.safeParse(JSON.parse(await file.text()))
      if (mine.signal.aborted) return
      set(read.success ? { value: read.data } : { failure: new AnswerUnreadable(200, read.error) })
    }
    run()
      .catch((failure: unknown) => {
        if (isAborted(failure))
          setState((before) => (before.asked === asked ? { ...before, wasCancelled: true } : before))
        else if (!mine.signal.aborted) set({ failure })
      })
      .finally(() => {
        stopPolling()
        setState((before) => (before.asked === asked ? { ...before, percent: null } : before))
      })
    return () => {
      stopPolling()
      mine.abort()
    }
  }, [asked, round, call])

  const cancel = useCallback(() => stop?.abort(), [stop])
  const askAgain = useCallback(() => setRound((number) => number + 1), [])
  const { value, failure, percent, wasCancelled } = state.asked === asked ? state : nothing
  return { value, failure, percent, wasCancelled, cancel, askAgain }
}
