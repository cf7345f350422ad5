import type { LetterDetail } from '#core/api/letter-shapes.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import type { Grant } from '../actions/authorise.ts'
import { attachmentName } from '../attachments/download.ts'
import { type AttachmentKind, documentKinds } from '../attachments/kinds.ts'
import { instantText } from '../clock.ts'
import { deliveriesOf, insertReceipt, receiptsOf } from '../db/letter-deliveries.ts'
import { asAttachment, type FiledFile, recordExport } from '../filing/files.ts'
import { once } from '../once.ts'
import type { Service } from '../service.ts'
import { detailBody } from './detail.ts'
import { letterWithin, requireLetter } from './scope.ts'

/** Of one letter. */
const mostReceipts = 10

export interface SentReceipt {
  readonly name: string
  readonly bytes: Uint8Array
}

/**
 * Stores a file that proves a delivery; the same content twice is one file. On disk, and named with the delivery, when this
 * resolves. Throws ProblemError: not-found, letter-not-ready (too many), those of attachments.
 */
export async function attachReceipt(
  service: Service,
  grant: Grant,
  id: string,
  delivery: number,
  { name: given, bytes }: SentReceipt,
): Promise<LetterDetail> {
  const district = service.district.code
  const { username, role, name: byName } = grant.actor
  await requireLetter(service, grant, id)
  const { sha256, size, kind } = await service.attachments.add(once(bytes), documentKinds)
  return service.database.write(async (db) => {
    const line = await letterWithin(db, service, grant, id)
    const known = (await deliveriesOf(db, district, id)).some(({ number }) => number === delivery)
    if (!known) throw new ProblemError(problem('not-found', { what: '这次送达' }))
    if ((await receiptsOf(db, district, id)).length >= mostReceipts) {
      const reason = `最多 ${mostReceipts} 个文件，请合并后上传。`
      throw new ProblemError(problem('letter-not-ready', { act: '上传回证', reason }))
    }
    const at = instantText(service.clock.now())
    const file = { sha256, name: attachmentName(given, kind), content_kind: kind, size }
    const receipt = { district, letter: id, delivery, ...file, username, by_name: byName, at }
    if (await insertReceipt(db, receipt)) {
      const details = { delivery, sha256, size }
      const entry = { district, at, username, role, action: 'letter-receipt-added', object: id, details } as const
      await service.audit.append(db, entry)
    }
    return detailBody(db, service, grant, line)
  })
}

/** A receipt as it was brought, never shown in a page of ours. Throws ProblemError: not-found, attachment-lost. */
export async function letterReceipt(service: Service, grant: Grant, id: string, sha256: string): Promise<FiledFile> {
  const { district } = await requireLetter(service, grant, id)
  const receipts = await service.database.read((db) => receiptsOf(db, district, id))
  const file = receipts.find((each) => each.sha256 === sha256)
  if (file === undefined) throw new ProblemError(problem('not-found', { what: '这份回证' }))
  const bytes = await service.attachments.read(sha256)
  await recordExport(service, grant, `formal-letter ${id}`, { sha256 })
  return asAttachment({ name: file.name, bytes, length: file.size, kind: file.content_kind as AttachmentKind })
}
