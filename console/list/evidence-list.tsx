import './evidence-list.css'
import { instantInTable } from '#ui/instant.ts'
import { fileSize } from './file-size.ts'

interface EvidenceFile {
  readonly sha256: string
  readonly name: string
  readonly size: number
  readonly by: string
  readonly at: string
}

export interface EvidenceListProps<File extends EvidenceFile> {
  readonly files: readonly File[]
  /** 企业, 部门, 街镇 */
  readonly sideOf: (file: File) => string
  readonly addressOf: (file: File) => string
}

/** Evidence to download, with who brought it and how it is told from another. */
export function EvidenceList<File extends EvidenceFile>({ files, sideOf, addressOf }: EvidenceListProps<File>) {
  return (
    <ul class="evidence-list">
      {files.map((file) => (
        <li key={file.sha256}>
          <a href={addressOf(file)} download={file.name}>
            {file.name}
          </a>
          <span class="cap">
            {`${fileSize(file.size)}　${sideOf(file)} ${file.by} ${instantInTable(file.at)}　SHA-256 ${file.sha256.slice(0, 8)}`}
          </span>
        </li>
      ))}
    </ul>
  )
}
