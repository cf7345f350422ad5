import type { Kysely } from 'kysely'
import { seesContacts } from '#core/access/personal.ts'
import type { ObjectionDetail, ObjectionSummary } from '#core/api/objections.ts'
import type { WorkCalendar } from '#core/calendar/calendar.ts'
import { workdaysBetween } from '#core/calendar/workdays.ts'
import { mayAttachTo, objectionActs, possibleObjectionActs } from '#core/objection/act.ts'
import { contestedItems } from '#core/objection/contested-item.ts'
import { opinionDue } from '#core/objection/due.ts'
import {
  type ObjectionChannel,
  type ObjectionState,
  objectionDecisions,
  objectionStateNamed,
  waitingStates,
} from '#core/objection/state.ts'
import { shownOwner } from '#core/publication/shown-owner.ts'
import type { PublicationTerms } from '#core/publication/terms.ts'
import type { CalendarDate } from '#core/vocabulary/calendar-date.ts'
import type { Actor } from '../actions/actor.ts'
import type { ObjectionEventTable, ObjectionFileTable, ObjectionTable } from '../db/objection-tables.ts'
import { objectionEvents, objectionFiles } from '../db/objections.ts'
import type { Schema } from '../db/schema.ts'
import { dayAndCalendar } from '../progress/calendar-now.ts'
import { objectionPartyOf } from '../publication/objection-scope.ts'
import { publicationTermsNow } from '../publication/terms.ts'
import type { Service } from '../service.ts'

/** On which day, by which calendar and terms, an objection is looked at. */
export interface LookedOn {
  readonly today: CalendarDate
  readonly calendar: WorkCalendar
  readonly terms: PublicationTerms
}

export async function lookedOn(db: Kysely<Schema>, service: Service): Promise<LookedOn> {
  const terms = await publicationTermsNow(db, service.district.code)
  return { ...(await dayAndCalendar(db, service)), terms }
}

export function stateOf({ state, id }: Pick<ObjectionTable, 'state' | 'id'>): ObjectionState {
  const known = objectionStateNamed(state)
  if (known === null) throw new Error(`unreadable state ${state} of objection ${id}`)
  return known
}

export function channelOf({ channel }: Pick<ObjectionTable, 'channel'>): ObjectionChannel {
  return channel === 'paper' ? 'paper' : 'console'
}

export function decisionOf({ decision }: Pick<ObjectionTable, 'decision'>) {
  return objectionDecisions.find((one) => one === decision) ?? null
}

/** Codes of parcels to evaluate anew. */
export function parcelsOf({ parcels }: Pick<ObjectionTable, 'parcels'>): readonly string[] {
  const stored: unknown = JSON.parse(parcels)
  return Array.isArray(stored) ? stored.filter((code) => typeof code === 'string') : []
}

/** The firm is told what was thought and decided with its answer, not before. */
function isKeptBack(line: ObjectionTable, actor: Actor): boolean {
  return actor.role === 'enterprise' && line.answered_on === null
}

export function objectionSummary(line: ObjectionTable, actor: Actor, { today, calendar }: LookedOn): ObjectionSummary {
  const state = stateOf(line)
  const kept = isKeptBack(line, actor)
  const stored: unknown = JSON.parse(line.items)
  const due = line.due_day
  const isWaiting = waitingStates.includes(state) && due !== null
  return {
    id: line.id,
    number: line.number,
    cycle: line.cycle,
    publication: line.publication,
    parcelCode: line.parcel_code,
    townCode: line.town_code,
    firmName: nameFor(line, actor),
    uscc: line.uscc,
    channel: channelOf(line),
    state: kept && state === 'decided' ? 'heard' : state,
    verdict: line.verdict,
    items: contestedItems.filter((item) => Array.isArray(stored) && stored.includes(item)),
    receivedOn: line.received_on,
    late: line.late === 1,
    due: due === null ? null : { day: due, provisional: line.due_provisional === 1 },
    daysLeft: isWaiting ? daysLeft(today, due, calendar) : null,
    decision: kept ? null : decisionOf(line),
    answeredOn: line.answered_on,
    files: line.file_count,
    reevaluation: line.reevaluation,
    revision: line.revision,
  }
}

/** Those who do not see contacts see of a person the family name. */
function nameFor({ firm_name: name, uscc }: ObjectionTable, actor: Actor): string {
  return seesContacts(actor) ? name : (shownOwner(name, uscc).name ?? '')
}

function daysLeft(today: CalendarDate, due: CalendarDate, calendar: WorkCalendar): number {
  return today <= due ? workdaysBetween(today, due, calendar).days : -workdaysBetween(due, today, calendar).days
}

/** Everything of an objection that the reader may see. */
export async function objectionDetail(
  db: Kysely<Schema>,
  line: ObjectionTable,
  actor: Actor,
  on: LookedOn,
): Promise<ObjectionDetail> {
  const kept = isKeptBack(line, actor)
  const party = objectionPartyOf(actor, line)
  const standing = { state: stateOf(line), channel: channelOf(line) }
  const events = await objectionEvents(db, line.district, line.id)
  const files = await objectionFiles(db, line.district, line.id)
  const { due_day: due, received_on: received } = line
  return {
    ...objectionSummary(line, actor, on),
    evaluation: line.evaluation,
    windowLastDay: line.window_last_day,
    grounds: line.grounds,
    admittedReason: line.admitted_reason,
    opinion: kept ? null : line.opinion,
    opinionBy: kept ? null : line.opinion_by,
    opinionDue:
      standing.state === 'received' && received !== null && due !== null
        ? opinionDue(received, on.terms, on.calendar).date
        : null,
    decisionReason: kept ? null : line.decision_reason,
    parcels: kept ? [] : [...parcelsOf(line)],
    events: events.filter((event) => !kept || !keptBack.has(event.act)).map(eventBody),
    evidence: files.filter(({ side }) => !kept || side === sideOf(line)).map(fileBody),
    possible: [...possibleObjectionActs(standing, party)],
    mayAttach: mayAttachTo(standing, party),
  }
}

/** Who brings the evidence: the firm, or the 街镇 in its place. */
export function sideOf(line: Pick<ObjectionTable, 'channel'>): 'firm' | 'town' {
  return channelOf(line) === 'paper' ? 'town' : 'firm'
}

const keptBack: ReadonlySet<string> = new Set(['opine', 'decide', 'undo'])

function eventBody({
  number,
  act: code,
  at,
  by_name: by,
  note,
}: ObjectionEventTable): ObjectionDetail['events'][number] {
  const act = (['open', 'attach', 're-evaluate', ...objectionActs] as const).find((one) => one === code)
  if (act === undefined) throw new Error(`unreadable act ${code} of an objection`)
  return { number, act, at, by, note }
}

function fileBody({ sha256, name, size, side: code, by_name: by, at }: ObjectionFileTable) {
  const side = (['firm', 'town', 'district'] as const).find((one) => one === code)
  if (side === undefined) throw new Error(`unreadable side ${code} of a file`)
  return { sha256, name, size, side, by, at }
}
