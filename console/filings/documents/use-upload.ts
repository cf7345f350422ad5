import { useCallback, useEffect, useRef, useState } from 'preact/hooks'
import type { DocumentKind } from '#core/filing/document-kind.ts'
import { isAborted, refusalCode } from '#ui/client-failure.ts'
import type { AnswerOf } from '#ui/client-request.ts'
import { upload } from '#ui/upload.ts'
import { useSession } from '../../session/session.ts'

export type CrsChoice = '4490' | '4549' | '4528' | 'local'

/** What is said of a 四至范围 file; nothing of other documents. */
export interface UploadQuery {
  readonly crs?: CrsChoice
  /** JSON of the parameters of a local grid. */
  readonly grid?: string
  /** Layer of a DXF. */
  readonly layer?: string
}

export type Uploaded = AnswerOf<'uploadFilingDocument'>

export interface Upload {
  /** 0–1 while a file goes out, null when none does. */
  readonly share: number | null
  readonly failure: unknown
  readonly send: (kind: DocumentKind, file: File, query: UploadQuery) => Promise<Uploaded | null>
  readonly cancel: () => void
}

/** Sends a document of a filing; a session that has ended is signed in again first. */
export function useUpload(filing: string): Upload {
  const { call } = useSession()
  const [share, setShare] = useState<number | null>(null)
  const [failure, setFailure] = useState<unknown>(null)
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])
  const send = useCallback(
    async (kind: DocumentKind, file: File, query: UploadQuery): Promise<Uploaded | null> => {
      const mine = new AbortController()
      stop.current = mine
      setFailure(null)
      setShare(0)
      const request = { params: { id: filing }, query: { kind, ...query }, body: file }
      const once = () => upload('uploadFilingDocument', request, { onProgress: setShare, signal: mine.signal })
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
    [call, filing],
  )
  return { share, failure, send, cancel: useCallback(() => stop.current?.abort(), []) }
}
