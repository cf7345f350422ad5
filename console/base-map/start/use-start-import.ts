import { useCallback } from 'preact/hooks'
import type { ImportDetail } from '#core/api/base-map-shapes.ts'
import type { RequestOf } from '#ui/client-request.ts'
import { upload } from '#ui/upload.ts'
import { type FileUpload, useFileUpload } from '../../data/use-file-upload.ts'

export interface StartImport extends Pick<FileUpload, 'share' | 'failure' | 'cancel'> {
  readonly send: (file: File, query: RequestOf<'startBaseImport'>['query']) => Promise<ImportDetail | null>
}

/** Sends a file of the base map to be read. */
export function useStartImport(): StartImport {
  const { run, ...state } = useFileUpload()
  const send = useCallback(
    (file: File, query: RequestOf<'startBaseImport'>['query']) =>
      run((options) => upload('startBaseImport', { query, body: file }, options)),
    [run],
  )
  return { ...state, send }
}
