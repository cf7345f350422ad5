import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { MapIndex } from '#core/api/district-map.ts'
import { AnswerUnreadable, RequestRefused, ServerUnreachable } from '#ui/client-failure.ts'
import { useSession } from '../../session/session.ts'
import { type MapWorker, startMapWorker } from '../worker/ask-worker.ts'
import type { TownColumns, TownFailure } from '../worker/protocol.ts'

/** The parcels of the map as they come, a 街镇 at a time. */
export interface MapData {
  readonly worker: MapWorker | null
  readonly towns: readonly TownColumns[]
  /** 街镇 that did not come, and why the first of them did not. */
  readonly missing: readonly string[]
  readonly failure: unknown
  readonly isLoading: boolean
  readonly retry: () => void
}

interface State {
  readonly towns: readonly TownColumns[]
  readonly missing: readonly string[]
  readonly failure: unknown
  readonly isLoading: boolean
}

interface Come {
  readonly townCode: string
  readonly town: TownColumns | Error
}

/** Milliseconds: counting and listing all parcels anew takes its time. */
const betweenShowings = 500

const nothing: State = { towns: [], missing: [], failure: null, isLoading: true }

/** Loads the parcels of a year. @param first 街镇 that are wanted before the others */
export function useMapData(cycle: string, index: MapIndex, first: readonly string[]): MapData {
  const { call } = useSession()
  const [worker, setWorker] = useState<MapWorker | null>(null)
  const [state, setState] = useState(nothing)
  const [round, setRound] = useState(0)
  const wanted = useRef<readonly string[]>([])

  useEffect(() => {
    const started = startMapWorker()
    const codes = index.towns.filter((town) => town.parcels > 0).map((town) => town.townCode)
    wanted.current = codes.toSorted((a, b) => Number(first.includes(b)) - Number(first.includes(a)))
    setWorker(started)
    return started.end
  }, [])

  useEffect(() => {
    if (worker === null) return
    let isGone = false
    const load = async (): Promise<void> => {
      let come: readonly Come[] = []
      let shownAt = 0
      for (const townCode of wanted.current) {
        come = [...come, { townCode, town: await askTown(worker, cycle, townCode, call) }]
        if (isGone) return
        if (performance.now() - shownAt < betweenShowings) continue
        const shown = come
        setState((before) => shown.reduce(withTown, before))
        come = []
        shownAt = performance.now()
      }
      wanted.current = []
      setState((before) => ({ ...come.reduce(withTown, before), isLoading: false }))
    }
    load().catch((failure: unknown) => {
      if (!isGone) setState((before) => ({ ...before, failure, isLoading: false }))
    })
    return () => {
      isGone = true
    }
  }, [worker, round])

  const retry = useCallback(() => {
    wanted.current = state.missing
    setState((before) => ({ ...before, missing: [], failure: null, isLoading: true }))
    setRound((number) => number + 1)
  }, [state.missing])
  return { worker, ...state, retry }
}

function withTown(before: State, { townCode, town }: Come): State {
  if (!(town instanceof Error)) return { ...before, towns: [...before.towns, town] }
  return { ...before, missing: [...before.missing, townCode], failure: before.failure ?? town }
}

/** A session that has ended is renewed as for any other question: the page asks, the reader signs in, the worker goes on. */
async function askTown(
  worker: MapWorker,
  cycle: string,
  townCode: string,
  call: ReturnType<typeof useSession>['call'],
): Promise<TownColumns | Error> {
  const ask = () => worker.ask({ ask: 'town', cycle, townCode })
  let answer = await ask()
  if ('failure' in answer && isSignedOut(answer.failure)) {
    await call('currentSession', {})
    answer = await ask()
  }
  return 'failure' in answer ? errorOf(answer.failure) : answer
}

function isSignedOut(failure: TownFailure): boolean {
  return failure.kind === 'refused' && failure.problem.code === 'not-signed-in'
}

function errorOf(failure: TownFailure): Error {
  switch (failure.kind) {
    case 'refused':
      return new RequestRefused(failure.problem)
    case 'unreadable':
      return new AnswerUnreadable(failure.status)
    case 'unreachable':
      return new ServerUnreachable(null)
  }
}
