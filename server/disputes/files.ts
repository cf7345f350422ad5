import type { DisputeDetail } from '#core/api/disputes.ts'
import { mayAttach } from '#core/dispute/act.ts'
import { disputeStateNames } from '#core/dispute/state.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import type { Grant } from '../actions/authorise.ts'
import { attachmentName } from '../attachments/download.ts'
import { type AttachmentKind, documentKinds } from '../attachments/kinds.ts'
import { instantText } from '../clock.ts'
import { takeNumbers } from '../db/counter.ts'
import type { DisputeTable } from '../db/dispute-tables.ts'
import { disputeFiles, insertDisputeFile } from '../db/disputes.ts'
import { asAttachment, type FiledFile, recordExport } from '../filing/files.ts'
import { once } from '../once.ts'
import type { Service } from '../service.ts'
import { findWithin, lookedOn } from './find.ts'
import { recordEvent } from './record.ts'
import { partyOf } from './scope.ts'
import { detailOf, stateOf } from './views.ts'

/** Of one dispute. */
export const mostFiles = 20

export interface SentEvidence {
  readonly name: string
  readonly bytes: Uint8Array
}

/**
 * Stores a file as evidence, after its content was found to be what may be attached. On disk, and named in the dispute,
 * when this resolves. The same content twice is one file. Throws ProblemError: not-found, dispute-act-not-allowed,
 * dispute-not-ready (too many), those of attachments.
 */
export async function attachToDispute(
  service: Service,
  grant: Grant,
  id: string,
  { name: given, bytes }: SentEvidence,
): Promise<DisputeDetail> {
  const district = service.district.code
  const { username, role, name: byName } = grant.actor
  await service.database.read(async (db) => requireMayAttach(await findWithin(db, district, grant, id), grant))
  const { sha256, size, kind } = await service.attachments.add(once(bytes), documentKinds)
  return service.database.write(async (db) => {
    await takeNumbers(db, district, 'dispute')
    const line = await findWithin(db, district, grant, id)
    const side = requireMayAttach(line, grant)
    const on = await lookedOn(db, service)
    const at = instantText(service.clock.now())
    const name = attachmentName(given, kind)
    const stamp = { username, by_name: byName, at }
    const file = { district, dispute: id, sha256, number: line.revision + 1, side, name, content_kind: kind, size }
    if (!(await insertDisputeFile(db, { ...file, ...stamp }))) return detailOf(db, line, grant.actor, on)
    const attached = await recordEvent(
      db,
      line,
      grant.actor,
      { act: 'attach', at, note: name, value: null },
      { file_count: line.file_count + 1 },
    )
    const entry = { district, at, username, role, object: id, details: { sha256, size } } as const
    await service.audit.append(db, { ...entry, action: 'dispute-file-added' })
    return detailOf(db, attached, grant.actor, on)
  })
}

function requireMayAttach(line: DisputeTable, { actor }: Grant): 'firm' | 'department' {
  const act = '上传凭证'
  const party = partyOf(actor, line)
  const state = stateOf(line)
  if (party === null || !mayAttach(state, party)) {
    throw new ProblemError(problem('dispute-act-not-allowed', { act, state: disputeStateNames[state] }))
  }
  if (line.file_count >= mostFiles) {
    throw new ProblemError(problem('dispute-not-ready', { act, reason: `最多 ${mostFiles} 个文件，请合并后上传。` }))
  }
  return party
}

/** A file of a dispute as it was brought, never shown in a page of ours. Throws ProblemError: not-found, attachment-lost. */
export async function disputeFile(service: Service, grant: Grant, id: string, sha256: string): Promise<FiledFile> {
  const district = service.district.code
  const file = await service.database.read(async (db) => {
    await findWithin(db, district, grant, id)
    return (await disputeFiles(db, district, id)).find((each) => each.sha256 === sha256) ?? null
  })
  if (file === null) throw new ProblemError(problem('not-found', { what: '这个凭证' }))
  const bytes = await service.attachments.read(sha256)
  await recordExport(service, grant, `dispute ${id}`, { sha256 })
  return asAttachment({ name: file.name, bytes, length: file.size, kind: file.content_kind as AttachmentKind })
}
