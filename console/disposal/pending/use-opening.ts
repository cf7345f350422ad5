import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { DisposalOpened } from '#core/api/disposal-shapes.ts'
import { isAborted } from '#ui/client-failure.ts'
import { tellChanged } from '../../data/changed.ts'
import { useSession } from '../../session/session.ts'

/** The server takes so many at once. */
const atOnce = 500

export interface Opening {
  readonly running: { readonly done: number; readonly total: number } | null
  readonly failure: unknown
  /** @param codes all: every candidate of the filter. @param total how many that are */
  readonly start: (codes: readonly string[] | 'all', total: number) => Promise<void>
  readonly cancel: () => void
}

/**
 * Opens plans some hundreds at a time. What was opened before it was cancelled or broke off stays, and is told.
 * @param town of the candidates; '' for all the reader has
 * @param onEnd with what became of each parcel, however it ends
 */
export function useOpening(town: string, onEnd: (items: DisposalOpened['items']) => void): Opening {
  const { call } = useSession()
  const [running, setRunning] = useState<Opening['running']>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])

  const codesOfAll = useCallback(
    async (signal: AbortSignal): Promise<readonly string[]> => {
      const query = { ...(town === '' ? {} : { town }), limit: atOnce }
      const codes: string[] = []
      let cursor: string | undefined
      do {
        const page = await call('disposalCandidates', { query: { ...query, cursor } }, signal)
        codes.push(...page.items.map(({ parcelCode }) => parcelCode))
        cursor = page.nextCursor ?? undefined
      } while (cursor !== undefined)
      return codes
    },
    [call, town],
  )
  const start = useCallback(
    async (asked: readonly string[] | 'all', total: number): Promise<void> => {
      const mine = new AbortController()
      stop.current = mine
      setFailure(null)
      setRunning({ done: 0, total })
      const items: DisposalOpened['items'] = []
      try {
        const codes = asked === 'all' ? await codesOfAll(mine.signal) : asked
        for (let from = 0; from < codes.length; from += atOnce) {
          const parcelCodes = codes.slice(from, from + atOnce)
          const answer = await call('openDisposalPlans', { body: { parcelCodes } }, mine.signal)
          items.push(...answer.items)
          setRunning({ done: items.length, total: codes.length })
        }
      } catch (error) {
        if (!isAborted(error)) setFailure(error)
      }
      setRunning(null)
      tellChanged('disposalPlans', 'disposalProgress', 'disposalCandidates')
      if (items.length > 0) onEnd(items)
    },
    [call, codesOfAll, onEnd],
  )
  return { running, failure, start, cancel: useCallback(() => stop.current?.abort(), []) }
}
