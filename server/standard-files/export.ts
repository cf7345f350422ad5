import { inFileName } from '#core/hand-out/file-name.ts'
import type { Standard } from '#core/scoring/standard.ts'
import type { Grant } from '../actions/authorise.ts'
import type { ExportFile } from '../export/export-file.ts'
import { recordExport } from '../filing/files.ts'
import { once } from '../once.ts'
import type { Service } from '../service.ts'
import { seenStandard } from '../standards/seen.ts'
import type { StandardFileFormat } from './child-messages.ts'
import { writeStandardFile } from './workshop.ts'

/** A version or model that the reader sees, as a file. Throws ProblemError not-found, too-busy. */
export async function exportStandard(
  service: Service,
  grant: Grant,
  id: string,
  format: StandardFileFormat,
): Promise<ExportFile> {
  const { standard, hash } = await service.database.read((db) => seenStandard(db, service, grant.actor, id))
  const bytes = format === 'xlsx' ? await writeStandardFile(standard) : jsonOf(standard)
  await recordExport(service, grant, `standard ${id}`, { format, hash })
  return { name: standardFileName(standard, format), bytes: once(bytes) }
}

export function standardFileName({ id, label }: Pick<Standard, 'id' | 'label'>, format: StandardFileFormat): string {
  return `评估标准-${inFileName(id)}-${label}.${format}`
}

export function jsonOf(standard: Standard): Uint8Array {
  return Buffer.from(`${JSON.stringify(standard, null, 2)}\n`)
}
