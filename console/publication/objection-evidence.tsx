import type { ObjectionDetail } from '#core/api/objections.ts'
import { endpoints } from '#core/api/table.ts'
import { addressOf } from '#ui/client-address.ts'
import { upload } from '#ui/upload.ts'
import { EvidenceList } from '../list/evidence-list.tsx'
import { EvidenceUpload } from '../list/evidence-upload.tsx'

const sides = { firm: '企业', town: '街镇', district: '区专班' } as const

export interface ObjectionEvidenceProps {
  readonly objection: ObjectionDetail
  readonly onChanged: (objection: ObjectionDetail) => void
}

/** 盖章凭证: what was brought, to download; a place for more while the reader may bring any. */
export function ObjectionEvidence({ objection, onChanged }: ObjectionEvidenceProps) {
  const { id, evidence, mayAttach } = objection
  return (
    <section class="card" aria-label="盖章凭证">
      <div class="card-head">
        <h2>盖章凭证</h2>
        <span class="aside cap">{`${evidence.length} 个文件`}</span>
      </div>
      <div class="card-body stack-s">
        {evidence.length === 0 && <p class="sub">还没有凭证。</p>}
        {evidence.length > 0 && (
          <EvidenceList
            files={evidence}
            sideOf={({ side }) => sides[side]}
            addressOf={({ sha256 }) => addressOf(endpoints.objectionFile, { params: { id, sha256 } })}
          />
        )}
        {mayAttach && (
          <EvidenceUpload
            label="上传凭证"
            send={(file, options) => upload('attachToObjection', { params: { id }, body: file }, options)}
            onSent={onChanged}
          />
        )}
      </div>
    </section>
  )
}
