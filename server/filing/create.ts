import { randomBytes } from 'node:crypto'
import type { Kysely } from 'kysely'
import type { FilingDetail } from '#core/api/filings.ts'
import { type AnyProblem, ProblemError, problem } from '#core/error/problem.ts'
import { type FilingEventOf, filingEventNames } from '#core/filing/event.ts'
import { filingPartyNames } from '#core/filing/party.ts'
import { refusal } from '#core/filing/refusal.ts'
import { usccProblem } from '#core/form/code-system.ts'
import { type Cells, fieldOf } from '#core/form/form.ts'
import { zeroIncrementForm } from '#core/forms/zero-increment-application.ts'
import { townName } from '#core/vocabulary/district.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText, todayInShanghai } from '../clock.ts'
import { takeNumbers } from '../db/counter.ts'
import { insertDeclaration } from '../db/filings.ts'
import type { Schema } from '../db/schema.ts'
import { contentHash } from '../hash.ts'
import type { Service } from '../service.ts'
import { appendEvent } from './append.ts'
import { type ChangedFields, cellsOf, readFields, requireKnownForm } from './cells.ts'
import { contextOf } from './context.ts'
import { detailOf } from './detail.ts'
import { type LoadedFiling, loadFiling } from './load.ts'
import { beginRequest, carriedOut } from './requests.ts'
import { loadRules } from './rules.ts'
import { stampOf } from './stamp.ts'

export interface NewFiling {
  readonly request: string
  readonly formVersion: string
  readonly cells: ChangedFields
}

const act = filingEventNames.create

/**
 * A new filing from the beginnings of its 申请表; the same request again is answered with the same filing. Throws
 * ProblemError: form-version-unknown, malformed-request, filing-not-ready (project, unit, credit code or town missing),
 * filing-act-not-yours (another firm's), batch-id-reused.
 */
export async function createFiling(service: Service, grant: Grant, body: NewFiling): Promise<FilingDetail> {
  const { actor } = grant
  const { username, role } = actor
  const district = service.district.code
  requireKnownForm(body.formVersion)
  const fields = readFields(body.cells)
  const cells = cellsOf(fields)
  const request = { district, id: body.request, username, content_hash: contentHash(body) }
  return service.database.write(async (db) => {
    const rules = await loadRules(db, district)
    const known = await carriedOut(db, request)
    if (known !== null) return detailOf(db, service, actor, await madeBefore(db, district, known), rules)
    const id = randomBytes(12).toString('base64url')
    const at = instantText(service.clock.now())
    const day = todayInShanghai(service.clock)
    const facts = namedIn(cells)
    if (role === 'enterprise' && facts.uscc !== actor.org) throw notYours()
    const year = Number(day.slice(0, 4))
    const event: FilingEventOf<'create'> = {
      kind: 'create',
      ...stampOf(actor, { at, day }),
      ...facts,
      number: numberText(year, await takeNumbers(db, district, `filings of ${year}`)),
    }
    const refused = refusal(null, event, contextOf({ events: [], lines: [] }, rules, day))
    if (refused !== null) throw new ProblemError(refused)
    await beginRequest(db, { ...request, filing: id, at })
    await saveFields(db, { district, id, revision: 1, fields, actor, at })
    const made = await appendEvent(db, district, { id, version: 1 }, event, rules)
    const details = { version: 1, revision: 1 }
    await service.audit.append(db, {
      district,
      at,
      username,
      role,
      action: 'filing-created',
      object: event.number,
      details,
    })
    return detailOf(db, service, actor, made, rules)
  })
}

async function madeBefore(db: Kysely<Schema>, district: string, id: string): Promise<LoadedFiling> {
  const loaded = await loadFiling(db, district, id)
  if (loaded === null) throw new Error(`a request made ${id}, which is not there`)
  return loaded
}

/** 松优-2026-001 */
function numberText(year: number, number: number): string {
  return `松优-${year}-${String(number).padStart(3, '0')}`
}

function notYours(): ProblemError {
  const parties = [filingPartyNames.applicant, filingPartyNames.industry]
  return new ProblemError(problem('filing-act-not-yours', { act, parties }))
}

const needed = ['projectName', 'projectUnit', 'uscc', 'townCode'] as const

type Named = Pick<FilingEventOf<'create'>, 'projectName' | 'firmName' | 'uscc' | 'townCode' | 'parcelCode'>

/** What a filing is found by and whose it is. Throws ProblemError filing-not-ready. */
function namedIn(cells: Cells): Named {
  const missing = needed.filter((key) => typeof cells[key] !== 'string')
  const reasons = missing.map((key) => `没有填写${fieldOf(zeroIncrementForm, key).label}。请填写。`)
  const [projectName, firmName, uscc, townCode] = needed.map((key) => textOf(cells, key))
  if (uscc !== undefined && uscc !== '' && usccProblem(uscc) === 'structure') {
    reasons.push('统一社会信用代码不是18位代码。请核对。')
  }
  if (townCode !== undefined && townCode !== '' && townName(townCode) === null) {
    reasons.push('没有这个街镇或园区。请重新选择。')
  }
  if (reasons.length > 0 || !projectName || !firmName || !uscc || !townCode) {
    throw new ProblemError(problem('filing-not-ready', { act, reasons }) as AnyProblem)
  }
  return { projectName, firmName, uscc, townCode, parcelCode: textOf(cells, 'parcelCode') || null }
}

function textOf(cells: Cells, key: string): string {
  const value = cells[key]
  return typeof value === 'string' ? value : ''
}

export interface SavedFields {
  readonly district: string
  readonly id: string
  readonly revision: number
  readonly fields: ChangedFields
  readonly actor: Grant['actor']
  readonly at: string
}

export async function saveFields(db: Kysely<Schema>, saved: SavedFields): Promise<void> {
  const { district, id, revision, fields, actor, at } = saved
  await insertDeclaration(db, {
    district,
    form: zeroIncrementForm.id,
    row_key: id,
    revision,
    fields: JSON.stringify(fields),
    form_version: zeroIncrementForm.version,
    username: actor.username,
    by_name: actor.name,
    at,
  })
}
