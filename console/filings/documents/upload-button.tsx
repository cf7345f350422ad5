import { useId, useState } from 'preact/hooks'
import { type DocumentKind, documentLabel } from '#core/filing-route/document-kind.ts'
import { Icon } from '#ui/icon.tsx'
import { Bar } from '#ui/progress.tsx'
import { FailureNotice } from '../../notice/failure-notice.tsx'
import { BoundaryChoice } from './boundary-choice.tsx'
import { isKeptAsIs } from './crs-words.ts'
import { type UploadQuery, useUpload } from './use-upload.ts'

const accepted = {
  boundary: '.geojson,.json,.zip,.dxf,.dwg',
  other: '.pdf,.jpg,.jpeg,.png,.docx,.xlsx',
} as const

export interface UploadButtonProps {
  readonly filing: string
  readonly kind: DocumentKind
  readonly onUploaded: () => void
}

/** Takes a file of one kind; of a 四至范围 the coordinates are asked for first. */
export function UploadButton({ filing, kind, onUploaded }: UploadButtonProps) {
  const id = useId()
  const { share, failure, send, cancel } = useUpload(filing)
  const [file, setFile] = useState<File | null>(null)
  const isBusy = share !== null
  const start = async (chosen: File, query: UploadQuery): Promise<void> => {
    const uploaded = await send(kind, chosen, query)
    if (uploaded === null) return
    setFile(null)
    onUploaded()
  }
  const choose = (chosen: File | undefined): void => {
    if (chosen === undefined) return
    if (kind === 'boundary' && !isKeptAsIs(chosen.name)) setFile(chosen)
    else void start(chosen, {})
  }
  return (
    <div class="upload stack-s">
      {file === null && !isBusy && (
        <span class="upload-pick">
          <input
            class="vh"
            id={id}
            type="file"
            accept={kind === 'boundary' ? accepted.boundary : accepted.other}
            onChange={(event) => {
              choose(event.currentTarget.files?.[0])
              event.currentTarget.value = ''
            }}
          />
          <label class="btn btn-s" for={id}>
            <Icon name="upload" />
            上传
            <span class="vh">{documentLabel(kind)}</span>
          </label>
        </span>
      )}
      {file !== null && (
        // Kept while the file goes out: what was chosen stands there again when the server refuses it.
        <div hidden={isBusy}>
          <BoundaryChoice
            file={file}
            failure={failure}
            isBusy={isBusy}
            onSend={(query) => void start(file, query)}
            onCancel={() => setFile(null)}
          />
        </div>
      )}
      {isBusy && (
        <div class="upload-progress">
          <Bar share={share} label={`正在上传${documentLabel(kind)}`} unknown={share >= 1} />
          <span class="cap nb">{share >= 1 ? '正在检查内容' : `${Math.floor(share * 100)}%`}</span>
          <button type="button" class="btn btn-s" onClick={cancel}>
            取消
          </button>
        </div>
      )}
      {failure !== null && <FailureNotice failure={failure} />}
    </div>
  )
}
