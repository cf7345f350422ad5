import { useEffect, useRef, useState } from 'preact/hooks'
import type { MapData } from './data/use-map-data.ts'

/** While 街镇 come, tiles are made anew this often: each time all that are in sight. */
const betweenRounds = 3000

export interface TileRound {
  /** Grows when the worker's tiles have become others: it knows more parcels, or other steps. */
  readonly number: number
  /** They show all that the page has. */
  readonly isComplete: boolean
}

export function useTileRound({ worker, towns, isLoading }: MapData, steps: Uint8Array | null): TileRound {
  const [round, setRound] = useState({ number: 0, towns, steps })
  const last = useRef(0)
  useEffect(() => {
    if (worker === null || towns.length === 0) return
    const wait = isLoading ? Math.max(0, last.current + betweenRounds - Date.now()) : 0
    const timer = setTimeout(() => {
      last.current = Date.now()
      const told = steps === null ? Promise.resolve(null) : worker.ask({ ask: 'steps', steps })
      void told.then(() => setRound(({ number }) => ({ number: number + 1, towns, steps })))
    }, wait)
    return () => clearTimeout(timer)
  }, [worker, towns, isLoading, steps])
  return { number: round.number, isComplete: !isLoading && round.towns === towns && round.steps === steps }
}
