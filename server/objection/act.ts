import type { Kysely } from 'kysely'
import type { ObjectionActBody, ObjectionDetail } from '#core/api/objections.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { mayAct, type ObjectionAct, objectionActNames, stateAfterUndo } from '#core/objection/act.ts'
import { isLate, objectionDue } from '#core/objection/due.ts'
import { isAccepted, type ObjectionState, objectionStateNames } from '#core/objection/state.ts'
import { countingStates } from '#core/publication/state.ts'
import type { CalendarDate } from '#core/vocabulary/calendar-date.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText } from '../clock.ts'
import { takeNumbers } from '../db/counter.ts'
import type { ObjectionTable } from '../db/objection-tables.ts'
import { objectionFiles } from '../db/objections.ts'
import { parcelLines } from '../db/parcels.ts'
import { findPublication } from '../db/publications.ts'
import type { Schema } from '../db/schema.ts'
import { objectionPartyOf } from '../publication/objection-scope.ts'
import { requireStage } from '../require-stage.ts'
import type { Service } from '../service.ts'
import { findObjection } from './find.ts'
import { objectionNotReady } from './open.ts'
import { objectionPlace, recordObjectionEvent } from './record.ts'
import { channelOf, type LookedOn, lookedOn, objectionDetail, sideOf, stateOf } from './views.ts'

const shortestNote = 5
/** All others are told why. */
const withoutNote: readonly ObjectionAct[] = ['submit', 'answer']

interface Acting {
  readonly db: Kysely<Schema>
  readonly grant: Grant
  readonly line: ObjectionTable
  readonly state: ObjectionState
  readonly on: LookedOn
  readonly body: ObjectionActBody
  /** What was written, '' for nothing. */
  readonly note: string
}

interface Outcome {
  readonly to: ObjectionState
  readonly changes: Partial<ObjectionTable>
}

/**
 * One step of an objection. Throws ProblemError: not-found, objection-changed, objection-act-not-allowed,
 * objection-not-ready, wrong-stage.
 */
export async function actOnObjection(
  service: Service,
  grant: Grant,
  id: string,
  body: ObjectionActBody,
): Promise<ObjectionDetail> {
  const district = service.district.code
  const { actor } = grant
  return service.database.write(async (db) => {
    // Whoever acts at the same moment waits here, and then sees this act.
    await takeNumbers(db, district, 'objection-act')
    const line = await findObjection(db, district, grant, id)
    const state = requirePossible(line, grant, body)
    const note = body.note ?? ''
    const isTold = !withoutNote.includes(body.act) && !(body.act === 'withdraw' && state === 'draft')
    if (isTold && [...note].length < shortestNote) {
      throw objectionNotReady(objectionActNames[body.act], `请写明理由，至少 ${shortestNote} 字。`)
    }
    const on = await lookedOn(db, service)
    const { to, changes } = await outcomes[body.act]({ db, grant, line, state, on, body, note })
    const at = instantText(service.clock.now())
    const place = objectionPlace(to, { ...line, ...changes })
    const details = { act: body.act, from: state, to, ...(changes.decision ? { decision: changes.decision } : {}) }
    const event = { act: body.act, at, note: note === '' ? null : note, details }
    const acted = await recordObjectionEvent(db, line, actor, event, { ...changes, state: to, place })
    const entry = { district, at, username: actor.username, role: actor.role, object: `objection ${id}`, details }
    await service.audit.append(db, { ...entry, action: 'objection-acted' })
    return objectionDetail(db, acted, actor, on)
  })
}

function requirePossible(line: ObjectionTable, { actor }: Grant, { act, revision }: ObjectionActBody): ObjectionState {
  const { changed_by: by, changed_at: at } = line
  if (line.revision !== revision) throw new ProblemError(problem('objection-changed', { by, at }))
  const party = objectionPartyOf(actor, line)
  const state = stateOf(line)
  if (party === null || !mayAct({ state, channel: channelOf(line) }, act, party)) {
    const named = { act: objectionActNames[act], state: objectionStateNames[state] }
    throw new ProblemError(problem('objection-act-not-allowed', named))
  }
  return state
}

const outcomes: Readonly<Record<ObjectionAct, (acting: Acting) => Promise<Outcome>>> = {
  submit,
  admit: async ({ on, note }) => ({ to: 'received', changes: { admitted_reason: note, ...dueFrom(on.today, on) } }),
  'refuse-late': async ({ on, note, grant }) => ({
    to: 'refused-late',
    changes: { decision_reason: note, decided_by: grant.actor.name, answered_on: on.today },
  }),
  opine: async ({ note, grant }) => ({ to: 'heard', changes: { opinion: note, opinion_by: grant.actor.name } }),
  decide,
  undo: async ({ line, state }) => ({
    to: stateAfterUndo(state, line.opinion !== null),
    changes: state === 'decided' ? undecided : { opinion: null, opinion_by: null },
  }),
  answer: async ({ on }) => ({ to: 'answered', changes: { answered_on: on.today } }),
  withdraw: async () => ({ to: 'withdrawn', changes: {} }),
}

const undecided: Partial<ObjectionTable> = { decision: null, decision_reason: null, decided_by: null, parcels: '[]' }

function dueFrom(from: CalendarDate, { terms, calendar }: LookedOn): Partial<ObjectionTable> {
  const { date, provisional } = objectionDue(from, terms, calendar)
  return { due_day: date, due_provisional: provisional ? 1 : 0 }
}

/** Evidence is there; in time or late by the day on which it was received. */
async function submit({ db, line, on, body }: Acting): Promise<Outcome> {
  const act = objectionActNames.submit
  const { district, cycle, id } = line
  await requireStage(db, district, cycle, ['公示', '研判'])
  const publication = await findPublication(db, district, line.publication)
  const isShown = countingStates.some((state) => state === publication?.state)
  const { first_day: firstDay = null, last_day: lastDay = null } = publication ?? {}
  if (!isShown || firstDay === null || lastDay === null) throw objectionNotReady(act, '这次公示已撤回。')
  const receivedOn = channelOf(line) === 'paper' ? body.receivedOn : on.today
  if (receivedOn === undefined) throw objectionNotReady(act, '请填写街镇收到纸质材料的日期。')
  if (receivedOn > on.today || receivedOn < firstDay) {
    throw objectionNotReady(act, '收到日期应在发布之日与今天之间。')
  }
  const side = sideOf(line)
  const files = await objectionFiles(db, district, id)
  if (!files.some((file) => file.side === side)) throw objectionNotReady(act, '还没有盖章凭证，请先上传。')
  const late = isLate(receivedOn, lastDay)
  const received = { received_on: receivedOn, window_last_day: lastDay, late: late ? 1 : 0 }
  if (late) return { to: 'late', changes: received }
  return { to: 'received', changes: { ...received, ...dueFrom(receivedOn, on) } }
}

async function decide({ db, line, body, note, grant }: Acting): Promise<Outcome> {
  const act = objectionActNames.decide
  const { decision } = body
  if (decision === undefined) throw objectionNotReady(act, '请选择采纳、部分采纳或不予采纳。')
  const parcels = isAccepted(decision) ? [...new Set(body.parcels ?? [line.parcel_code])].sort() : []
  const known = await parcelLines(db, line.district, line.cycle, parcels)
  const unknown = parcels.find((code) => !known.some(({ parcel_code }) => parcel_code === code))
  if (unknown !== undefined) throw objectionNotReady(act, `本年度没有地块 ${unknown}。`)
  const decided = { decision, decision_reason: note, decided_by: grant.actor.name, parcels: JSON.stringify(parcels) }
  return { to: 'decided', changes: decided }
}
