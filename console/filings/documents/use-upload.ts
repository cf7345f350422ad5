import { useCallback } from 'preact/hooks'
import type { DocumentKind } from '#core/filing-route/document-kind.ts'
import type { AnswerOf } from '#ui/client-request.ts'
import { upload } from '#ui/upload.ts'
import { type FileUpload, useFileUpload } from '../../data/use-file-upload.ts'

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

export interface Upload extends Pick<FileUpload, 'share' | 'failure' | 'cancel'> {
  readonly send: (kind: DocumentKind, file: File, query: UploadQuery) => Promise<Uploaded | null>
}

/** Sends a document of a filing. */
export function useUpload(filing: string): Upload {
  const { run, ...state } = useFileUpload()
  const send = useCallback(
    (kind: DocumentKind, file: File, query: UploadQuery): Promise<Uploaded | null> => {
      const request = { params: { id: filing }, query: { kind, ...query }, body: file }
      return run((options) => upload('uploadFilingDocument', request, options))
    },
    [run, filing],
  )
  return { ...state, send }
}
