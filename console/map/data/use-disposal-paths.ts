import { useCallback, useEffect, useState } from 'preact/hooks'
import type { DisposalPath } from '#core/vocabulary/disposal-path.ts'
import { isAborted } from '#ui/client-failure.ts'
import { useSession } from '../../session/session.ts'

const pageSize = 500

/** The disposal path of each parcel that has a plan, by parcel code. */
export interface DisposalPaths {
  /** Null before they are there. */
  readonly paths: ReadonlyMap<string, DisposalPath> | null
  readonly failure: unknown
  readonly askAgain: () => void
}

/** @param isWanted false asks nothing */
export function useDisposalPaths(isWanted: boolean): DisposalPaths {
  const { call } = useSession()
  const [round, setRound] = useState(0)
  const [paths, setPaths] = useState<DisposalPaths['paths']>(null)
  const [failure, setFailure] = useState<unknown>(null)
  useEffect(() => {
    if (!isWanted) return
    const stop = new AbortController()
    const load = async (): Promise<void> => {
      const found = new Map<string, DisposalPath>()
      let cursor: string | undefined
      do {
        const page = await call('disposalPlans', { query: { limit: pageSize, cursor } }, stop.signal)
        for (const { parcelCode, path, state } of page.items) {
          // A parcel whose plan was ended may have another.
          if (path !== null && state !== 'ended') found.set(parcelCode, path)
        }
        cursor = page.nextCursor ?? undefined
      } while (cursor !== undefined)
      setPaths(found)
    }
    setFailure(null)
    load().catch((error: unknown) => {
      if (!isAborted(error) && !stop.signal.aborted) setFailure(error)
    })
    return () => stop.abort()
  }, [isWanted, round, call])
  return { paths, failure, askAgain: useCallback(() => setRound((number) => number + 1), []) }
}
