import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import { isAborted, refusalCode } from '#ui/client-failure.ts'
import type { UploadOptions } from '#ui/upload.ts'
import { useSession } from '../session/session.ts'

export interface FileUpload {
  /** 0–1 while a file goes out, null when none does. */
  readonly share: number | null
  readonly failure: unknown
  /** Resolves to the answer, null when it failed or was cancelled. */
  readonly run: <Answer>(once: (options: UploadOptions) => Promise<Answer>) => Promise<Answer | null>
  readonly cancel: () => void
}

/** Sends one file at a time; a session that has ended is signed in again first. A page that is left stops sending. */
export function useFileUpload(): FileUpload {
  const { call } = useSession()
  const [share, setShare] = useState<number | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])
  const run = useCallback(
    async <Answer>(send: (options: UploadOptions) => Promise<Answer>): Promise<Answer | null> => {
      const mine = new AbortController()
      stop.current = mine
      setFailure(null)
      setShare(0)
      const once = () => send({ onProgress: setShare, signal: mine.signal })
      try {
        return await once().catch(async (error: unknown) => {
          if (refusalCode(error) !== 'not-signed-in') throw error
          // Waits for the sign-in, as every call does.
          await call('currentSession', {}, mine.signal)
          return await once()
        })
      } catch (error) {
        if (!isAborted(error)) setFailure(error)
        return null
      } finally {
        setShare(null)
      }
    },
    [call],
  )
  return { share, failure, run, cancel: useCallback(() => stop.current?.abort(), []) }
}
