import { useId } from 'preact/hooks'
import type { DisputeDetail } from '#core/api/disputes.ts'
import { endpoints } from '#core/api/table.ts'
import { addressOf } from '#ui/client-address.ts'
import { Icon } from '#ui/icon.tsx'
import { instantInTable } from '#ui/instant.ts'
import { Bar } from '#ui/progress.tsx'
import { upload } from '#ui/upload.ts'
import { useFileUpload } from '../data/use-file-upload.ts'
import { fileSize } from '../filings/documents/file-size.ts'
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
  const input = useId()
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
      <span class="upload-pick">
        <input
          class="vh"
          id={input}
          type="file"
          multiple
          accept=".pdf,.jpg,.jpeg,.png,.docx,.xlsx"
          disabled={share !== null}
          onChange={({ currentTarget }) => {
            void send([...(currentTarget.files ?? [])])
            currentTarget.value = ''
          }}
        />
        <label class="btn" for={input}>
          <Icon name="upload" />
          上传凭证
        </label>
      </span>
      <p class="cap">
        PDF、JPG、PNG、Word、Excel，单个不超过 20 MB（PDF 50 MB）。按内容检查，含宏的不收；加密保存，只给有权的人下载。
      </p>
      {share !== null && (
        <div class="row">
          <Bar share={share} label="正在上传" unknown={share >= 1} />
          <span class="cap nb">{share >= 1 ? '正在检查内容' : `${Math.floor(share * 100)}%`}</span>
          <button type="button" class="btn btn-s" onClick={cancel}>
            取消
          </button>
        </div>
      )}
      {failure !== null && <FailureNotice failure={failure} />}
    </>
  )
}
