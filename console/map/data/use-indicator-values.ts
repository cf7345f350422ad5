import { useEffect, useState } from 'preact/hooks'
import { useSession } from '../../session/session.ts'

/** Values of all indicators of an evaluation, by parcel code. */
export interface IndicatorValues {
  /** Null before all are there. */
  readonly valueIn: ((parcelCode: string, indicator: string) => number | null) | null
  readonly done: number
  readonly failure: unknown
  readonly askAgain: () => void
}

interface State {
  readonly evaluation: string | null
  readonly values: ReadonlyMap<string, ReadonlyMap<string, number>> | null
  readonly done: number
  readonly failure: unknown
}

const pageSize = 500

/** Pages through the results of an evaluation once; null asks nothing. */
export function useIndicatorValues(evaluation: string | null): IndicatorValues {
  const { call } = useSession()
  const [round, setRound] = useState(0)
  const [state, setState] = useState<State>({ evaluation: null, values: null, done: 0, failure: null })

  useEffect(() => {
    if (evaluation === null || (state.evaluation === evaluation && state.values !== null)) return
    const stop = new AbortController()
    const values = new Map<string, ReadonlyMap<string, number>>()
    const load = async (): Promise<void> => {
      setState({ evaluation, values: null, done: 0, failure: null })
      let cursor: string | null = null
      do {
        const query: { limit: number; cursor?: string } = { limit: pageSize, ...(cursor === null ? {} : { cursor }) }
        const page: { items: readonly Scored[]; nextCursor: string | null } = await call(
          'results',
          { params: { id: evaluation }, query },
          stop.signal,
        )
        for (const { parcelCode, indicators } of page.items) values.set(parcelCode, numbersOf(indicators))
        cursor = page.nextCursor
        if (!stop.signal.aborted) setState((before) => ({ ...before, done: values.size }))
      } while (cursor !== null)
      if (!stop.signal.aborted) setState({ evaluation, values, done: values.size, failure: null })
    }
    load().catch((failure: unknown) => {
      if (!stop.signal.aborted) setState((before) => ({ ...before, failure }))
    })
    return () => stop.abort()
  }, [evaluation, round, call])

  const { values, done, failure } = state
  const isThese = state.evaluation === evaluation
  return {
    valueIn: isThese && values !== null ? (code, indicator) => values.get(code)?.get(indicator) ?? null : null,
    done: isThese ? done : 0,
    failure: isThese ? failure : null,
    askAgain: () => setRound((number) => number + 1),
  }
}

interface Scored {
  readonly parcelCode: string
  readonly indicators: readonly { readonly id: string; readonly value: number | null }[]
}

function numbersOf(indicators: Scored['indicators']): ReadonlyMap<string, number> {
  return new Map(indicators.flatMap(({ id, value }) => (value === null ? [] : [[id, value] as const])))
}
