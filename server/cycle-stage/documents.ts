import type { Kysely } from 'kysely'
import type { StageDocument } from '#core/api/cycle-stages.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import type { Grant } from '../actions/authorise.ts'
import { attachmentHeaders, attachmentName } from '../attachments/download.ts'
import { type AttachmentKind, documentKinds } from '../attachments/kinds.ts'
import { instantText } from '../clock.ts'
import type { CycleDocumentTable } from '../db/city-review-tables.ts'
import { cycleDocuments, saveCycleDocument } from '../db/cycle-documents.ts'
import type { Schema } from '../db/schema.ts'
import type { SentFile } from '../export/sent-file.ts'
import { once } from '../once.ts'
import type { Service } from '../service.ts'

/**
 * Stores minutes, receipts, decisions of a year; they belong to an act once it names them. Throws ProblemError: those of
 * attachments.
 */
export async function uploadStageDocument(
  service: Service,
  { actor }: Grant,
  cycle: string,
  sent: { readonly name: string; readonly bytes: Uint8Array },
): Promise<StageDocument> {
  const district = service.district.code
  const { sha256, size, kind } = await service.attachments.add(once(sent.bytes), documentKinds)
  const name = attachmentName(sent.name, kind)
  const at = instantText(service.clock.now())
  const { username, role } = actor
  await service.database.write(async (db) => {
    const by = { at, username, by_name: actor.name }
    await saveCycleDocument(db, { district, cycle, sha256, name, content_kind: kind, size, ...by })
    const entry = { district, at, username, role, object: `cycle ${cycle}`, details: { sha256 } } as const
    await service.audit.append(db, { ...entry, action: 'stage-document-uploaded' })
  })
  return { sha256, name, size }
}

/** A document of a year. Throws ProblemError: not-found, attachment-lost. */
export async function readStageDocument(service: Service, cycle: string, sha256: string): Promise<SentFile> {
  const [found] = await service.database.read((db) => cycleDocuments(db, service.district.code, cycle, [sha256]))
  if (found === undefined) throw new ProblemError(problem('not-found', { what: '这份材料' }))
  const { name, size, content_kind: kind } = found
  const bytes = await service.attachments.read(sha256)
  // Only kinds of ours are ever written.
  return { name, bytes, length: size, headers: attachmentHeaders(name, kind as AttachmentKind, size) }
}

/** The documents an act names. Throws ProblemError not-found for one that was never uploaded for this year. */
export async function requireDocuments(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  hashes: readonly string[],
): Promise<readonly CycleDocumentTable[]> {
  const found = await cycleDocuments(db, district, cycle, hashes)
  if (found.length !== new Set(hashes).size) throw new ProblemError(problem('not-found', { what: '这份材料' }))
  return found
}
