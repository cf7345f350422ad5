import type { ObjectionDetail } from '#core/api/objections.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { mayAttachTo, type ObjectionParty } from '#core/objection/act.ts'
import { objectionStateNames } from '#core/objection/state.ts'
import type { Grant } from '../actions/authorise.ts'
import { attachmentName } from '../attachments/download.ts'
import { type AttachmentKind, documentKinds } from '../attachments/kinds.ts'
import { instantText } from '../clock.ts'
import { takeNumbers } from '../db/counter.ts'
import type { ObjectionTable } from '../db/objection-tables.ts'
import { insertObjectionFile, objectionFiles } from '../db/objections.ts'
import { asAttachment, type FiledFile, recordExport } from '../filing/files.ts'
import { once } from '../once.ts'
import { objectionPartyOf } from '../publication/objection-scope.ts'
import type { Service } from '../service.ts'
import { findObjection } from './find.ts'
import { objectionNotReady } from './open.ts'
import { recordObjectionEvent } from './record.ts'
import { channelOf, lookedOn, objectionDetail, stateOf } from './views.ts'

/** Of one objection. */
const mostFiles = 20
const act = '上传凭证'

/**
 * Stores a file as evidence, after its content was found to be what may be attached. On disk, and named in the
 * objection, when this resolves. The same content twice is one file. Throws ProblemError: not-found,
 * objection-act-not-allowed, objection-not-ready (too many), those of attachments.
 */
export async function attachToObjection(
  service: Service,
  grant: Grant,
  id: string,
  { name: given, bytes }: { readonly name: string; readonly bytes: Uint8Array },
): Promise<ObjectionDetail> {
  const district = service.district.code
  const { username, role, name: byName } = grant.actor
  await service.database.read(async (db) => requireMayAttach(await findObjection(db, district, grant, id), grant))
  const { sha256, size, kind } = await service.attachments.add(once(bytes), documentKinds)
  return service.database.write(async (db) => {
    await takeNumbers(db, district, 'objection-act')
    const line = await findObjection(db, district, grant, id)
    const side = requireMayAttach(line, grant)
    const on = await lookedOn(db, service)
    const at = instantText(service.clock.now())
    const name = attachmentName(given, kind)
    const stamp = { username, by_name: byName, at }
    const file = { district, objection: id, sha256, number: line.revision + 1, side, name, content_kind: kind, size }
    if (!(await insertObjectionFile(db, { ...file, ...stamp }))) return objectionDetail(db, line, grant.actor, on)
    const more = { file_count: line.file_count + 1 }
    const attached = await recordObjectionEvent(db, line, grant.actor, { act: 'attach', at, note: name }, more)
    const entry = { district, at, username, role, object: `objection ${id}`, details: { sha256, size } } as const
    await service.audit.append(db, { ...entry, action: 'objection-file-added' })
    return objectionDetail(db, attached, grant.actor, on)
  })
}

function requireMayAttach(line: ObjectionTable, { actor }: Grant): ObjectionParty {
  const party = objectionPartyOf(actor, line)
  const state = stateOf(line)
  if (party === null || !mayAttachTo({ state, channel: channelOf(line) }, party)) {
    throw new ProblemError(problem('objection-act-not-allowed', { act, state: objectionStateNames[state] }))
  }
  if (line.file_count >= mostFiles) throw objectionNotReady(act, `最多 ${mostFiles} 个文件，请合并后上传。`)
  return party
}

/** A file of an objection as it was brought, when the reader sees it. Throws ProblemError: not-found, attachment-lost. */
export async function objectionFile(service: Service, grant: Grant, id: string, sha256: string): Promise<FiledFile> {
  const district = service.district.code
  const file = await service.database.read(async (db) => {
    const line = await findObjection(db, district, grant, id)
    const { evidence } = await objectionDetail(db, line, grant.actor, await lookedOn(db, service))
    if (!evidence.some((seen) => seen.sha256 === sha256)) return null
    return (await objectionFiles(db, district, id)).find((each) => each.sha256 === sha256) ?? null
  })
  if (file === null) throw new ProblemError(problem('not-found', { what: '这个凭证' }))
  const bytes = await service.attachments.read(sha256)
  await recordExport(service, grant, `objection ${id}`, { sha256 })
  return asAttachment({ name: file.name, bytes, length: file.size, kind: file.content_kind as AttachmentKind })
}
