import type { ObjectionDetail } from '#core/api/objections.ts'
import { endpoints } from '#core/api/table.ts'
import { addressOf } from '#ui/client-address.ts'
import { instantInTable } from '#ui/instant.ts'
import { upload } from '#ui/upload.ts'
import { fileSize } from '../filings/documents/file-size.ts'
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
          <ul class="publication-files">
            {evidence.map(({ sha256, name, size, side, by, at }) => (
              <li key={sha256}>
                <a href={addressOf(endpoints.objectionFile, { params: { id, sha256 } })} download={name}>
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
            send={(file, options) => upload('attachToObjection', { params: { id }, body: file }, options)}
            onSent={onChanged}
          />
        )}
      </div>
    </section>
  )
}
