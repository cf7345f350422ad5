import { useMemo, useRef, useState } from 'preact/hooks'

/** Calls that wait for one event, and whether any does. */
export interface Waiting {
  readonly isWaiting: boolean
  /** Resolves at the release; rejects with AbortError when the signal asks to stop. */
  readonly join: (signal?: AbortSignal) => Promise<void>
  readonly release: () => void
}

export function useWaiting(): Waiting {
  const [isWaiting, setWaiting] = useState(false)
  const queue = useRef<(() => void)[]>([])
  const acts = useMemo(
    () => ({
      join: (signal?: AbortSignal) =>
        new Promise<void>((resolve, reject) => {
          signal?.addEventListener('abort', () => reject(signal.reason), { once: true })
          queue.current.push(resolve)
          setWaiting(true)
        }),
      release: () => {
        const waiting = queue.current
        queue.current = []
        setWaiting(false)
        for (const resolve of waiting) resolve()
      },
    }),
    [],
  )
  return { isWaiting, ...acts }
}
