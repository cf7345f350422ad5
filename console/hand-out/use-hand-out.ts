import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { isAborted } from '#ui/client-failure.ts'
import { uuid } from '#ui/uuid.ts'
import { useSession } from '../session/session.ts'

const pollMilliseconds = 1000

export interface RunningHandOut {
  readonly townCode: string
  readonly done: number
  /** 0 while it is not known: another server of the installation makes the files. */
  readonly total: number
}

export interface FinishedFile {
  readonly townCode: string
  /** Address of the file in this browser, while the page is open. */
  readonly address: string
}

export interface HandOut {
  readonly running: RunningHandOut | null
  readonly file: FinishedFile | null
  readonly wasCancelled: boolean
  readonly failure: unknown
  readonly start: (townCode: string, parcels: number) => Promise<void>
  readonly cancel: () => void
}

/** Hands out one 街镇 at a time; leaving the page cancels it. @param onEnd the record has one more */
export function useHandOut(cycle: string, onEnd: () => void): HandOut {
  const { call } = useSession()
  const [running, setRunning] = useState<RunningHandOut | null>(null)
  const [file, setFile] = useState<FinishedFile | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const [wasCancelled, setCancelled] = useState(false)
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])
  useEffect(() => () => (file === null ? undefined : URL.revokeObjectURL(file.address)), [file])

  const start = useCallback(
    async (townCode: string, parcels: number): Promise<void> => {
      const mine = new AbortController()
      stop.current = mine
      setFailure(null)
      setFile(null)
      setCancelled(false)
      setRunning({ townCode, done: 0, total: parcels })
      const id = uuid()
      const poll = setInterval(() => {
        call('handOutProgress', { query: { id } }, mine.signal).then(
          ({ progress }) => progress !== null && stop.current === mine && setRunning({ townCode, ...progress }),
          // The files go on coming: only how far they are is not known.
          () => undefined,
        )
      }, pollMilliseconds)
      try {
        const blob = await call('handOutWorkbooks', { query: { cycle, town: townCode, id } }, mine.signal)
        setFile({ townCode, address: URL.createObjectURL(blob) })
      } catch (error) {
        if (isAborted(error)) setCancelled(true)
        else setFailure(error)
      } finally {
        clearInterval(poll)
        stop.current = null
        setRunning(null)
        onEnd()
      }
    },
    [call, cycle, onEnd],
  )
  return { running, file, wasCancelled, failure, start, cancel: useCallback(() => stop.current?.abort(), []) }
}
