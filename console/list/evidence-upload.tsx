import type { UploadOptions } from '#ui/upload.ts'
import { useFileUpload } from '../data/use-file-upload.ts'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { Sending } from './drop-one.tsx'
import { PickFiles } from './pick-files.tsx'

export interface EvidenceUploadProps<Answer> {
  readonly label: string
  /** Sends one file; the answer is handed on. */
  readonly send: (file: File, options: UploadOptions) => Promise<Answer>
  readonly onSent: (answer: Answer) => void
}

/** A place for evidence: scans and office files, one after the other. */
export function EvidenceUpload<Answer>({ label, send, onSent }: EvidenceUploadProps<Answer>) {
  const { share, failure, run, cancel } = useFileUpload()
  const sendAll = async (files: readonly File[]): Promise<void> => {
    for (const file of files) {
      const sent = await run((options) => send(file, options))
      if (sent === null) return
      onSent(sent)
    }
  }
  return (
    <>
      <PickFiles
        label={label}
        accept=".pdf,.jpg,.jpeg,.png,.docx,.xlsx"
        isMultiple
        isDisabled={share !== null}
        onFiles={(files) => void sendAll(files)}
      />
      <p class="cap">
        PDF、JPG、PNG、Word、Excel，单个不超过 20 MB（PDF 50 MB）。按内容检查，含宏的不收；加密保存，只给有权的人下载。
      </p>
      {share !== null && <Sending share={share} then="正在检查内容" onCancel={cancel} />}
      {failure !== null && <FailureNotice failure={failure} />}
    </>
  )
}
