import { randomUUID } from 'node:crypto'
import type { ObjectionDetail, OpenObjectionBody } from '#core/api/objections.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import type { ObjectionChannel } from '#core/objection/state.ts'
import { countingStates, publicationStateNames } from '#core/publication/state.ts'
import type { Actor } from '../actions/actor.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText } from '../clock.ts'
import { takeNumbers } from '../db/counter.ts'
import type { ObjectionTable } from '../db/objection-tables.ts'
import { hasUnfinishedObjection, insertObjection } from '../db/objections.ts'
import type { PublicationLineTable, PublicationTable } from '../db/publication-tables.ts'
import { publicationLineOf } from '../db/publications.ts'
import { isTown } from '../publication/objection-scope.ts'
import { findSeen } from '../publication/read.ts'
import { lineScope } from '../publication/scope.ts'
import { stateOf as publicationState } from '../publication/stored.ts'
import type { Service } from '../service.ts'
import { objectionPlace, recordObjectionEvent } from './record.ts'
import { lookedOn, objectionDetail } from './views.ts'

/** Throws the ProblemError that says what is missing. */
export function objectionNotReady(act: string, reason: string): ProblemError {
  return new ProblemError(problem('objection-not-ready', { act, reason }))
}

/**
 * Begins an objection as a draft, to which stamped evidence is brought before it is put in: by the firm about its own
 * line, or by the 街镇 for one that came on paper. Throws ProblemError: not-found (no such publication or line for the
 * reader), objection-open-already, objection-not-ready.
 */
export async function openObjection(service: Service, grant: Grant, body: OpenObjectionBody): Promise<ObjectionDetail> {
  const district = service.district.code
  const { actor } = grant
  return service.database.write(async (db) => {
    const number = await takeNumbers(db, district, 'objection')
    const publication = await findSeen(db, service, grant, body.publication)
    const state = publicationState(publication)
    if (!countingStates.includes(state)) {
      throw objectionNotReady('提出异议', `这次公示${publicationStateNames[state]}，不再受理异议。`)
    }
    const { cycle } = publication
    const seen = { district, publication: publication.number, scope: lineScope(grant, cycle) }
    const shown = await publicationLineOf(db, seen, body.parcelCode)
    if (shown === null) throw new ProblemError(problem('not-found', { what: `地块 ${body.parcelCode} 的公示` }))
    const whose = objectorOf(shown, actor, body)
    if (await hasUnfinishedObjection(db, { district, cycle, parcelCode: body.parcelCode, uscc: whose.uscc })) {
      throw new ProblemError(problem('objection-open-already', { parcelCode: body.parcelCode }))
    }
    const at = instantText(service.clock.now())
    const line = draftOf(publication, shown, whose, body, { number, at, actor })
    await insertObjection(db, line)
    const opened = await recordObjectionEvent(db, line, actor, { act: 'open', at, note: body.grounds })
    const { username, role } = actor
    const details = { publication: publication.number, parcel: body.parcelCode, channel: line.channel }
    const entry = { district, at, username, role, object: `objection ${line.id}`, details } as const
    await service.audit.append(db, { ...entry, action: 'objection-opened' })
    return objectionDetail(db, opened, actor, await lookedOn(db, service))
  })
}

interface Objector {
  readonly channel: ObjectionChannel
  readonly uscc: string | null
  readonly name: string
}

function objectorOf(line: PublicationLineTable, actor: Actor, { firmName }: OpenObjectionBody): Objector {
  const { owner_name: owner, owner_uscc: ownerUscc } = line
  if (!isTown(actor)) {
    const isOwner = actor.org !== null && actor.org === ownerUscc
    return { channel: 'console', uscc: actor.org, name: isOwner ? (owner ?? actor.name) : actor.name }
  }
  const name = firmName ?? owner
  if (name === null || name.includes('*')) throw objectionNotReady('代录异议', '请填写提出异议的用地主体名称。')
  return { channel: 'paper', uscc: ownerUscc, name }
}

function draftOf(
  publication: PublicationTable,
  shown: PublicationLineTable,
  { channel, uscc, name }: Objector,
  { items, grounds, parcelCode }: OpenObjectionBody,
  { number, at, actor }: { readonly number: number; readonly at: string; readonly actor: Actor },
): ObjectionTable {
  const { district, cycle, evaluation } = publication
  return {
    district,
    id: randomUUID(),
    number,
    cycle,
    publication: publication.number,
    evaluation,
    parcel_code: parcelCode,
    town_code: shown.town_code,
    owner_uscc: shown.owner_uscc,
    uscc,
    firm_name: name,
    channel,
    state: 'draft',
    place: objectionPlace('draft', { due_day: null, received_on: null }),
    verdict: shown.verdict,
    items: JSON.stringify([...new Set(items)]),
    grounds,
    received_on: null,
    window_last_day: publication.last_day ?? '',
    late: 0,
    admitted_reason: null,
    due_day: null,
    due_provisional: 0,
    opinion: null,
    opinion_by: null,
    decision: null,
    decision_reason: null,
    decided_by: null,
    answered_on: null,
    parcels: '[]',
    reevaluation: null,
    revision: 0,
    file_count: 0,
    opened_by: actor.name,
    opened_username: actor.username,
    opened_role: actor.role,
    opened_at: at,
    changed_at: at,
    changed_by: actor.name,
    search: [parcelCode, uscc, name].filter(Boolean).join(' ').toLowerCase(),
  }
}
