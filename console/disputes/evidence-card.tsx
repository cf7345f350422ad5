import type { DisputeDetail } from '#core/api/disputes.ts'
import { endpoints } from '#core/api/table.ts'
import { addressOf } from '#ui/client-address.ts'
import { instantInTable } from '#ui/instant.ts'
import { upload } from '#ui/upload.ts'
import { useFileUpload } from '../data/use-file-upload.ts'
import { fileSize } from '../filings/documents/file-size.ts'
import { Sending } from '../list/drop-one.tsx'
import { PickFiles } from '../list/pick-files.tsx'
import { FailureNotice } from '../notice/failure-notice.tsx'

const sides = { firm: '企业', department: '部门' } as const

export interface EvidenceCardProps {
  readonly dispute: DisputeDetail
  readonly onChanged: (dispute: DisputeDetail) => void
}

/** 凭证: what the firm and the department brought, to download; a place for more while the reader may bring any. */
export function EvidenceCard({ dispute, onChanged }: EvidenceCardProps) {
  const { id, evidence, files, mayAttach } = dispute
  return (
    <section class="card" aria-label="凭证">
      <div class="card-head">
        <h2>凭证</h2>
        <span class="aside cap">{`${files} 个文件`}</span>
      </div>
      <div class="card-body stack-s">
        {files === 0 && <p class="sub">还没有凭证。</p>}
        {files > evidence.length && <p class="sub">凭证只有企业、核定部门、区专班和审计可以查看。</p>}
        {evidence.length > 0 && (
          <ul class="dispute-files">
            {evidence.map(({ sha256, name, size, side, by, at }) => (
              <li key={sha256}>
                <a href={addressOf(endpoints.disputeFile, { params: { id, sha256 } })} download={name}>
                  {name}
                </a>
                <span class="cap">{`${fileSize(size)}　${sides[side]} ${by} ${instantInTable(at)}　SHA-256 ${sha256.slice(0, 8)}`}</span>
              </li>
            ))}
          </ul>
        )}
        {mayAttach && <EvidenceUpload id={id} onChanged={onChanged} />}
      </div>
    </section>
  )
}

interface EvidenceUploadProps {
  readonly id: string
  readonly onChanged: (dispute: DisputeDetail) => void
}

function EvidenceUpload({ id, onChanged }: EvidenceUploadProps) {
  const { share, failure, run, cancel } = useFileUpload()
  const send = async (files: readonly File[]): Promise<void> => {
    for (const file of files) {
      const sent = await run((options) => upload('attachToDispute', { params: { id }, body: file }, options))
      if (sent === null) return
      onChanged(sent)
    }
  }
  return (
    <>
      <PickFiles
        label="上传凭证"
        accept=".pdf,.jpg,.jpeg,.png,.docx,.xlsx"
        isMultiple
        isDisabled={share !== null}
        onFiles={(files) => void send(files)}
      />
      <p class="cap">
        PDF、JPG、PNG、Word、Excel，单个不超过 20 MB（PDF 50 MB）。按内容检查，含宏的不收；加密保存，只给有权的人下载。
      </p>
      {share !== null && <Sending share={share} then="正在检查内容" onCancel={cancel} />}
      {failure !== null && <FailureNotice failure={failure} />}
    </>
  )
}
