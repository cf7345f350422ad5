import type { DisputeDetail } from '#core/api/disputes.ts'
import { endpoints } from '#core/api/table.ts'
import { addressOf } from '#ui/client-address.ts'
import { upload } from '#ui/upload.ts'
import { EvidenceList } from '../list/evidence-list.tsx'
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
          <EvidenceList
            files={evidence}
            sideOf={({ side }) => sides[side]}
            addressOf={({ sha256 }) => addressOf(endpoints.disputeFile, { params: { id, sha256 } })}
          />
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
