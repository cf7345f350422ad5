import { endpoints } from '#core/api/table.ts'
import { addressOf } from '#ui/client-address.ts'
import { fileSize } from '../../list/file-size.ts'

export interface DocumentLinkProps {
  readonly filing: string
  readonly document: { readonly sha256: string; readonly name: string; readonly size: number }
}

/** A document to download, with the beginning of its hash. */
export function DocumentLink({ filing, document: { sha256, name, size } }: DocumentLinkProps) {
  return (
    <span class="document-link">
      <a href={addressOf(endpoints.filingDocument, { params: { id: filing, sha256 } })} download={name}>
        {name}
      </a>
      <span class="cap nb">{fileSize(size)}</span>
      <span class="cap nb" title={`SHA-256 ${sha256}`}>{`哈希 ${sha256.slice(0, 8)}`}</span>
    </span>
  )
}
