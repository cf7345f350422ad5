import type { Kysely } from 'kysely'
import type { FilingDetail } from '#core/api/filings.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import type { FilingAct } from '#core/filing/act-schema.ts'
import type { AttachedDocument, FilingEvent } from '#core/filing/event.ts'
import type { DocumentKind } from '#core/filing-route/document-kind.ts'
import type { CalendarDate } from '#core/vocabulary/calendar-date.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText, todayInShanghai } from '../clock.ts'
import { insertSheet } from '../db/filings.ts'
import type { Schema } from '../db/schema.ts'
import { contentHash } from '../hash.ts'
import type { Service } from '../service.ts'
import { appendEvent } from './append.ts'
import { buildEvent, sheetToCome } from './build-event.ts'
import { contextOf } from './context.ts'
import { detailOf } from './detail.ts'
import { requireLegal } from './legal.ts'
import type { LoadedFiling } from './load.ts'
import { type MadeSheet, makeSheet } from './make-sheet.ts'
import { findWithin, refuseUnseen } from './open.ts'
import { beginRequest, carriedOut } from './requests.ts'
import { type FilingRules, loadRules } from './rules.ts'
import { stampOf } from './stamp.ts'
import { uploadedDocuments } from './uploaded.ts'

export interface AskedAct {
  readonly request: string
  /** The version of the filing it was decided on. */
  readonly version: number
  readonly act: FilingAct
  readonly day?: CalendarDate | undefined
  readonly comment?: string | undefined
  readonly documents?: readonly { readonly kind: DocumentKind; readonly sha256: string }[] | undefined
}

/**
 * Carries one act out: the log is folded, the event built and judged, and written with the line of the filing and the
 * entry of the audit log in one transaction. A sheet is made before that, outside of any. Throws ProblemError: not-found,
 * filing-changed, filing-act-not-allowed, filing-act-not-yours, filing-not-ready, batch-id-reused, paper-missing-glyph.
 */
export async function actOnFiling(service: Service, grant: Grant, id: string, asked: AskedAct): Promise<FilingDetail> {
  const { actor } = grant
  const { username, role } = actor
  const district = service.district.code
  const request = { district, id: asked.request, username, content_hash: contentHash({ filing: id, ...asked }) }
  const sheet = isSheet(asked.act) ? await sheetOf(service, grant, id, asked, request) : null
  const done = await service.database.write(async (db) => {
    const loaded = await findWithin(db, district, grant, id)
    if (typeof loaded === 'string') return loaded
    const rules = await loadRules(db, district)
    if ((await carriedOut(db, request)) !== null) return detailOf(db, service, actor, loaded, rules)
    const event = await judged(db, service, grant, loaded, rules, asked, sheet)
    const { at } = event
    await beginRequest(db, { ...request, filing: id, at })
    const version = loaded.filing.version + 1
    const after = await appendEvent(db, district, { id, version }, event, rules)
    if (sheet !== null && 'version' in event) {
      await insertSheet(db, { district, filing: id, version: event.version, at, ...sheet.stored })
    }
    const object = loaded.filing.number
    const details = { act: event.kind, version, from: loaded.filing.state, to: after.filing.state }
    await service.audit.append(db, { district, at, username, role, action: 'filing-acted', object, details })
    return detailOf(db, service, actor, after, rules)
  })
  return typeof done === 'string' ? refuseUnseen(service, grant, id, done) : done
}

function isSheet({ kind }: FilingAct): boolean {
  return kind === 'issue-sheet' || kind === 'reissue-sheet'
}

type Request = Parameters<typeof carriedOut>[1]

/** Made only when it may be issued as the filing stands; null for a request that was carried out before. */
async function sheetOf(
  service: Service,
  grant: Grant,
  id: string,
  asked: AskedAct,
  request: Request,
): Promise<MadeSheet | null> {
  const district = service.district.code
  const found = await service.database.read(async (db) => {
    const loaded = await findWithin(db, district, grant, id)
    if (typeof loaded === 'string' || (await carriedOut(db, request)) !== null) return loaded
    const rules = await loadRules(db, district)
    await judged(db, service, grant, loaded, rules, asked, null)
    return { loaded, rules }
  })
  if (typeof found === 'string') return refuseUnseen(service, grant, id, found)
  return 'rules' in found ? makeSheet(service, found.loaded) : null
}

/** The event that may be written. Throws ProblemError otherwise. */
async function judged(
  db: Kysely<Schema>,
  service: Service,
  { actor }: Grant,
  loaded: LoadedFiling,
  rules: FilingRules,
  asked: AskedAct,
  sheet: MadeSheet | null,
): Promise<FilingEvent> {
  const today = todayInShanghai(service.clock)
  const at = instantText(service.clock.now())
  requireVersion(loaded, asked.version)
  const own = isSheet(asked.act) ? [sheet?.document ?? sheetToCome] : []
  const documents: AttachedDocument[] = [
    ...(await uploadedDocuments(db, service.district.code, loaded, actor, asked)),
    ...own,
  ]
  const day = asked.day ?? today
  const brought = { documents, comment: asked.comment?.trim() || null }
  const built = buildEvent(asked.act, stampOf(actor, { at, day }, brought), loaded, rules, today)
  requireLegal(loaded.filing, built, contextOf(loaded, rules, today, built.formErrors))
  return built.event
}

function requireVersion({ filing, events }: LoadedFiling, version: number): void {
  if (filing.version === version) return
  const last = events.at(-1)
  throw new ProblemError(problem('filing-changed', { by: last?.actorName ?? '', at: last?.at ?? '' }))
}
