import type { StageDocument } from '#core/api/cycle-stages.ts'
import { upload } from '#ui/upload.ts'
import { EvidenceUpload } from '../list/evidence-upload.tsx'

export interface DocumentsFieldProps {
  readonly cycle: string
  readonly label: string
  readonly documents: readonly StageDocument[]
  readonly onDocuments: (documents: readonly StageDocument[]) => void
}

/** Documents that go with an act: uploaded at once, named by the act when it is done. */
export function DocumentsField({ cycle, label, documents, onDocuments }: DocumentsFieldProps) {
  return (
    <div class="is-wide stack-s">
      <EvidenceUpload
        label={label}
        send={(body, options) => upload('uploadStageDocument', { params: { cycle }, body }, options)}
        onSent={(sent) => onDocuments([...documents.filter(({ sha256 }) => sha256 !== sent.sha256), sent])}
      />
      {documents.length > 0 && (
        <ul class="stage-obstacles" aria-label="已选材料">
          {documents.map((document) => (
            <li key={document.sha256}>
              <span class="stage-note">{document.name}</span>
              <button
                type="button"
                class="btn btn-s"
                onClick={() => onDocuments(documents.filter(({ sha256 }) => sha256 !== document.sha256))}
              >
                移除
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
