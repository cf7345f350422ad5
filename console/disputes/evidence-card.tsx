import type { DisputeDetail } from '#core/api/disputes.ts'
import { endpoints } from '#core/api/table.ts'
import { addressOf } from '#ui/client-address.ts'
import { instantInTable } from '#ui/instant.ts'
import { upload } from '#ui/upload.ts'
import { fileSize } from '../filings/documents/file-size.ts'
import { EvidenceUpload } from '../list/evidence-upload.tsx'

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
        {mayAttach && (
          <EvidenceUpload
            label="上传凭证"
            send={(file, options) => upload('attachToDispute', { params: { id }, body: file }, options)}
            onSent={onChanged}
          />
        )}
      </div>
    </section>
  )
}
