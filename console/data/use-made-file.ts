import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { isAborted } from '#ui/client-failure.ts'

const pollMilliseconds = 1000

export interface FileJob<Of> {
  /** What the file is of. */
  readonly of: Of
  readonly total: number
  readonly make: (signal: AbortSignal) => Promise<Blob>
  /** Null while it is not known: another server of the installation makes the file. */
  readonly progress: (signal: AbortSignal) => Promise<{ readonly done: number; readonly total: number } | null>
}

export interface MadeFile<Of> {
  readonly running: { readonly of: Of; readonly done: number; readonly total: number } | null
  /** With its address in this browser, while the page is open. */
  readonly file: { readonly of: Of; readonly address: string } | null
  readonly wasCancelled: boolean
  readonly failure: unknown
  readonly start: (job: FileJob<Of>) => Promise<void>
  readonly cancel: () => void
}

/** A file that takes long to be made, one at a time; leaving the page cancels it. @param onEnd told however it ends */
export function useMadeFile<Of>(onEnd: () => void): MadeFile<Of> {
  const [running, setRunning] = useState<MadeFile<Of>['running']>(null)
  const [file, setFile] = useState<MadeFile<Of>['file']>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const [wasCancelled, setCancelled] = useState(false)
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])
  useEffect(() => () => (file === null ? undefined : URL.revokeObjectURL(file.address)), [file])

  const start = useCallback(
    async ({ of, total, make, progress }: FileJob<Of>): Promise<void> => {
      const mine = new AbortController()
      stop.current = mine
      setFailure(null)
      setFile(null)
      setCancelled(false)
      setRunning({ of, done: 0, total })
      const poll = setInterval(() => {
        progress(mine.signal).then(
          (known) => known !== null && stop.current === mine && setRunning({ of, ...known }),
          // The file goes on being made: only how far it is is not known.
          () => undefined,
        )
      }, pollMilliseconds)
      try {
        const blob = await make(mine.signal)
        setFile({ of, address: URL.createObjectURL(blob) })
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
    [onEnd],
  )
  return { running, file, wasCancelled, failure, start, cancel: useCallback(() => stop.current?.abort(), []) }
}
