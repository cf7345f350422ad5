import { useCallback, useEffect, useState } from 'preact/hooks'
import { type EndpointId, endpoints } from '#core/api/table.ts'
import { addressOf } from '#ui/client-address.ts'
import { isAborted } from '#ui/client-failure.ts'
import type { AnswerOf, RequestOf } from '#ui/client-request.ts'
import { useSession } from '../session/session.ts'
import { useChanged } from './changed.ts'

/** An answer on its way, there, or failed. A value stays while it is asked for again, also when that fails. */
export interface Asked<T> {
  readonly value: T | null
  readonly failure: unknown
  readonly isAsking: boolean
  readonly askAgain: () => void
}

interface State<T> {
  readonly address: string
  readonly value: T | null
  readonly failure: unknown
  readonly isAsking: boolean
}

/** Asks one endpoint and follows the request: another address is another question. Null asks nothing. */
export function useAnswer<Id extends EndpointId>(id: Id, request: RequestOf<Id> | null): Asked<AnswerOf<Id>> {
  const { call, cache } = useSession()
  const address = request === null ? '' : addressOf(endpoints[id], request)
  const [round, setRound] = useState(0)
  const [state, setState] = useState<State<AnswerOf<Id>>>({ address: '', value: null, failure: null, isAsking: false })

  // the address stands for the request, which is new in every drawing
  useEffect(() => {
    if (request === null) return
    const stop = new AbortController()
    const kept = cache.read(id, request)
    setState((before) => {
      const value = before.address === address ? before.value : kept
      return { address, value, failure: null, isAsking: true }
    })
    call(id, request, stop.signal).then(
      (value) => {
        cache.keep(id, request, value)
        if (!stop.signal.aborted) setState({ address, value, failure: null, isAsking: false })
      },
      (failure: unknown) => {
        if (isAborted(failure) || stop.signal.aborted) return
        setState((before) => ({ ...before, failure, isAsking: false }))
      },
    )
    return () => stop.abort()
  }, [id, address, round, call, cache])

  const askAgain = useCallback(() => setRound((number) => number + 1), [])
  useChanged(id, askAgain)
  if (state.address !== address) {
    const value = request === null ? null : cache.read(id, request)
    return { value, failure: null, isAsking: request !== null, askAgain }
  }
  return { value: state.value, failure: state.failure, isAsking: state.isAsking, askAgain }
}
