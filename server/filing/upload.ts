import type { BoundarySummary } from '#core/api/filing-files.ts'
import { type AnyProblem, ProblemError, problem } from '#core/error/problem.ts'
import { documentBringers } from '#core/filing/document-bringer.ts'
import { filingPartyNames } from '#core/filing/party.ts'
import { isPossible } from '#core/filing/refusal.ts'
import { filingStateNames } from '#core/filing/state.ts'
import { type DocumentKind, documentLabel } from '#core/filing-route/document-kind.ts'
import type { Grant } from '../actions/authorise.ts'
import { attachmentName } from '../attachments/download.ts'
import { instantText } from '../clock.ts'
import { takeNumbers } from '../db/counter.ts'
import { countUploads, insertDocument } from '../db/filing-documents.ts'
import { once } from '../once.ts'
import type { Service } from '../service.ts'
import { comparedView } from './boundary-summary.ts'
import { contentsOf } from './document-rules.ts'
import { cellsAt, type LoadedFiling } from './load.ts'
import { findWithin, readWithin, refuseUnseen } from './open.ts'
import { partyOfActor } from './party.ts'
import { type BoundaryAsked, readUploadedBoundary } from './read-boundary.ts'

export interface SentDocument extends BoundaryAsked {
  readonly kind: DocumentKind
  readonly name: string
  readonly bytes: Uint8Array
}

export interface StoredDocument {
  readonly kind: DocumentKind
  readonly sha256: string
  readonly name: string
  readonly size: number
  readonly boundary: BoundarySummary | null
}

/** Of one filing; a project has some twenty. */
const mostUploads = 200

/**
 * Stores a document for a filing, after it was found to be what its kind may be; a boundary is read too. It is on disk
 * and named in the database when this resolves, and lies in the file once an act brings it. Throws ProblemError:
 * not-found, filing-act-not-yours, filing-act-not-allowed, filing-not-ready, those of attachments and boundaries.
 */
export async function uploadDocument(
  service: Service,
  grant: Grant,
  id: string,
  sent: SentDocument,
): Promise<StoredDocument> {
  const { actor } = grant
  const { username, role, name: byName } = actor
  const district = service.district.code
  const { kind, bytes } = sent
  await readWithin(service, grant, id, async (db, loaded) =>
    requireMayUpload(loaded, grant, kind, await countUploads(db, district, id)),
  )
  const read = kind === 'boundary' ? await readUploadedBoundary(bytes, sent) : null
  const stored = await service.attachments.add(once(bytes), contentsOf(kind))
  const { sha256, size } = stored
  const name = attachmentName(sent.name, stored.kind)
  const done = await service.database.write(async (db) => {
    const loaded = await findWithin(db, district, grant, id)
    if (typeof loaded === 'string') return loaded
    requireMayUpload(loaded, grant, kind, await countUploads(db, district, id))
    const at = instantText(service.clock.now())
    await insertDocument(db, {
      district,
      filing: id,
      kind,
      sha256,
      seq: await takeNumbers(db, district, 'filing'),
      name,
      content_kind: stored.kind,
      size,
      username,
      by_name: byName,
      at,
      boundary_view: read === null ? null : JSON.stringify(read.view),
      boundary: read?.boundary == null ? null : JSON.stringify(read.boundary),
    })
    const object = loaded.filing.number
    await service.audit.append(db, {
      district,
      at,
      username,
      role,
      action: 'filing-uploaded',
      object,
      details: { kind, sha256 },
    })
    return read === null ? null : comparedView(read.view, cellsAt(loaded))
  })
  if (typeof done === 'string') return refuseUnseen(service, grant, id, done)
  return { kind, sha256, name, size, boundary: done }
}

function requireMayUpload({ filing }: LoadedFiling, { actor }: Grant, kind: DocumentKind, count: number): void {
  const act = `上传${documentLabel(kind)}`
  const party = partyOfActor(actor)
  if (party === null || !documentBringers[kind].includes(party)) {
    const parties = documentBringers[kind].map((each) => filingPartyNames[each])
    throw new ProblemError(problem('filing-act-not-yours', { act, parties }))
  }
  if (!isPossible(filing, 'attach')) {
    throw new ProblemError(problem('filing-act-not-allowed', { act, state: filingStateNames[filing.state] }))
  }
  if (count >= mostUploads) {
    const reasons = [`本项目已上传 ${mostUploads} 个文件。请联系区产业部门。`]
    throw new ProblemError(problem('filing-not-ready', { act, reasons }) as AnyProblem)
  }
}
