import { useState } from 'preact/hooks'
import type { StandardPreview } from '#core/api/standard-files.ts'
import { upload } from '#ui/upload.ts'
import { useFileUpload } from '../../data/use-file-upload.ts'

export interface FilePreview {
  /** 0–1 while the file goes out, null when none does. */
  readonly share: number | null
  readonly failure: unknown
  readonly read: { readonly name: string; readonly preview: StandardPreview } | null
  readonly pick: (file: File) => Promise<void>
}

/** A file read by the server, compared with a version; nothing of it is stored. */
export function useFilePreview(against: string | null): FilePreview {
  const { share, failure, run } = useFileUpload()
  const [read, setRead] = useState<FilePreview['read']>(null)
  const pick = async (file: File): Promise<void> => {
    setRead(null)
    const query = against === null ? {} : { against }
    const preview = await run((options) => upload('previewStandardFile', { query, body: file }, options))
    if (preview !== null) setRead({ name: file.name, preview })
  }
  return { share, failure, read, pick }
}
