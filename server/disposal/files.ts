import type { Kysely } from 'kysely'
import { type DisposalDetail, type DisposalFilePurpose, filePurposes } from '#core/api/disposal-shapes.ts'
import { disposalPartyOf } from '#core/disposal/act.ts'
import { closedDisposalStates, disposalStateNames } from '#core/disposal/state.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import type { Grant } from '../actions/authorise.ts'
import { attachmentName } from '../attachments/download.ts'
import { type AttachmentKind, documentKinds } from '../attachments/kinds.ts'
import { instantText } from '../clock.ts'
import { takeNumbers } from '../db/counter.ts'
import { insertPlanFile, planFiles } from '../db/disposal-files.ts'
import { reviewsOf } from '../db/disposal-reviews.ts'
import type { DisposalPlanTable } from '../db/disposal-tables.ts'
import type { Schema } from '../db/schema.ts'
import { asAttachment, type FiledFile, recordExport } from '../filing/files.ts'
import { once } from '../once.ts'
import type { Service } from '../service.ts'
import { detailOf } from './detail.ts'
import { planWithin } from './find.ts'
import { recordPlanEvent } from './record.ts'
import { stateOfPlan } from './stored.ts'

/** Of one plan. */
export const mostPlanFiles = 50

export interface SentPlanFile {
  readonly name: string
  readonly bytes: Uint8Array
  readonly purpose: string | undefined
}

/**
 * Stores a file with a plan, after its content was found to be what may be attached. The same content twice is one file.
 * Throws ProblemError: not-found, disposal-closed, disposal-not-ready (too many), those of attachments.
 */
export async function attachToPlan(
  service: Service,
  grant: Grant,
  id: string,
  { name: given, bytes, purpose: stated }: SentPlanFile,
): Promise<DisposalDetail> {
  const district = service.district.code
  const { username, role, name: byName } = grant.actor
  const purpose = purposeOf(grant, stated)
  await service.database.read(async (db) => requireOpen(db, await planWithin(db, district, grant, id), grant))
  const { sha256, size, kind } = await service.attachments.add(once(bytes), documentKinds)
  return service.database.write(async (db) => {
    await takeNumbers(db, district, 'disposal')
    const line = await planWithin(db, district, grant, id)
    await requireOpen(db, line, grant)
    const at = instantText(service.clock.now())
    const name = attachmentName(given, kind)
    const stamp = { username, by_name: byName, at }
    const file = { district, plan: id, sha256, revision: line.revision + 1, purpose, name, content_kind: kind, size }
    if (!(await insertPlanFile(db, { ...file, ...stamp }))) return detailOf(db, service, grant, line)
    const after = await recordPlanEvent(db, line, grant.actor, { act: 'attach', at, note: name, details: {} })
    const entry = { district, at, username, role, object: id, details: { sha256, size, purpose } } as const
    await service.audit.append(db, { ...entry, action: 'disposal-file-added' })
    return detailOf(db, service, grant, after)
  })
}

function purposeOf({ actor }: Grant, stated: string | undefined): DisposalFilePurpose {
  if (actor.role === 'department') return 'review'
  return filePurposes.find((each) => each === stated) ?? 'plan'
}

async function requireOpen(db: Kysely<Schema>, line: DisposalPlanTable, { actor }: Grant): Promise<void> {
  const state = stateOfPlan(line)
  const { district, id } = line
  const isAsked =
    actor.role !== 'department' || (await reviewsOf(db, district, id)).some((each) => each.department === actor.org)
  if (closedDisposalStates.includes(state) || disposalPartyOf(actor.role) === null || !isAsked) {
    throw new ProblemError(problem('disposal-closed', { state: disposalStateNames[state] }))
  }
  if ((await planFiles(db, district, id)).length < mostPlanFiles) return
  const reasons = [`最多 ${mostPlanFiles} 个文件，请合并后上传。`]
  throw new ProblemError(problem('disposal-not-ready', { act: '上传依据', reasons }))
}

/** A file of a plan as it was brought, never shown in a page of ours. Throws ProblemError: not-found, attachment-lost. */
export async function planFile(service: Service, grant: Grant, id: string, sha256: string): Promise<FiledFile> {
  const district = service.district.code
  const file = await service.database.read(async (db) => {
    await planWithin(db, district, grant, id)
    return (await planFiles(db, district, id)).find((each) => each.sha256 === sha256) ?? null
  })
  if (file === null) throw new ProblemError(problem('not-found', { what: '这份依据' }))
  const bytes = await service.attachments.read(sha256)
  await recordExport(service, grant, `disposal ${id}`, { sha256 })
  return asAttachment({ name: file.name, bytes, length: file.size, kind: file.content_kind as AttachmentKind })
}
