import type { Kysely } from 'kysely'
import { seesEvidence } from '#core/access/dispute.ts'
import { seesDepartmentLayer, type Viewer } from '#core/access/mask.ts'
import type { DisputeDetail, DisputeSummary } from '#core/api/disputes.ts'
import type { WorkCalendar } from '#core/calendar/calendar.ts'
import { workdaysBetween } from '#core/calendar/workdays.ts'
import { type DisputeAct, disputeActs, mayAttach, possibleActs } from '#core/dispute/act.ts'
import { answeringDepartments } from '#core/dispute/disputable.ts'
import { type DisputeState, disputeStateNamed, waitingForDepartment } from '#core/dispute/state.ts'
import type { CellValue } from '#core/form/field.ts'
import { type FormId, formById, isFormId } from '#core/forms/catalogue.ts'
import { parseKey, type RowKey } from '#core/record/key.ts'
import type { CalendarDate } from '#core/vocabulary/calendar-date.ts'
import type { Actor } from '../actions/actor.ts'
import type { DisputeEventTable, DisputeFileTable, DisputeTable } from '../db/dispute-tables.ts'
import { disputeEvents, disputeFiles } from '../db/disputes.ts'
import type { Schema } from '../db/schema.ts'
import { loadTouched } from '../rows/load-touched.ts'
import { type RowState, usccOf } from '../rows/state.ts'
import { partyOf } from './scope.ts'

/** On which day, by which calendar, a dispute is looked at. */
export interface LookedOn {
  readonly today: CalendarDate
  readonly calendar: WorkCalendar
}

export function formOf({ form }: Pick<DisputeTable, 'form'>): FormId {
  if (!isFormId(form)) throw new Error(`unreadable form ${form} of a dispute`)
  return form
}

export function stateOf({ state }: Pick<DisputeTable, 'state'>): DisputeState {
  const known = disputeStateNamed(state)
  if (known === null) throw new Error(`unreadable state ${state} of a dispute`)
  return known
}

export function rowKeyOf(line: DisputeTable): RowKey {
  const key = parseKey(formOf(line), line.row_key)
  if (key === null) throw new Error(`unreadable key ${line.row_key} of a dispute`)
  return key
}

/** Whether what is said of the value is not for the viewer. */
function isMasked(line: DisputeTable, viewer: Viewer): boolean {
  const field = formById(formOf(line)).fields[line.field]
  return field === undefined || !seesDepartmentLayer(viewer, field, usccOf(rowKeyOf(line)))
}

function cell(text: string): CellValue {
  return JSON.parse(text) as CellValue
}

export function summaryOf(line: DisputeTable, viewer: Viewer, { today, calendar }: LookedOn): DisputeSummary {
  const masked = isMasked(line, viewer)
  const state = stateOf(line)
  const form = formOf(line)
  const isWaiting = waitingForDepartment.includes(state)
  const { due_day: day, raised_on: raisedOn } = line
  return {
    id: line.id,
    number: line.number,
    cycle: line.cycle,
    form,
    key: line.row_key,
    parcelCode: line.parcel_code,
    uscc: line.uscc,
    name: line.row_name,
    townCode: line.town_code,
    field: line.field,
    departments: [...answeringDepartments(form, line.field)],
    state,
    masked,
    disputed: masked ? null : cell(line.disputed_value),
    claimed: masked ? null : cell(line.claimed_value),
    openedAt: line.opened_at,
    raisedOn,
    due: day === null ? null : { day, provisional: line.due_provisional === 1 },
    isOverdue: isWaiting && day !== null && day < today,
    waitedDays: isWaiting && raisedOn !== null ? workdaysBetween(raisedOn, today, calendar).days : null,
    files: line.file_count,
    revision: line.revision,
  }
}

/** Everything of a dispute that the reader may see. */
export async function detailOf(
  db: Kysely<Schema>,
  line: DisputeTable,
  actor: Actor,
  on: LookedOn,
): Promise<DisputeDetail> {
  const summary = summaryOf(line, actor, on)
  const { masked, state } = summary
  const party = partyOf(actor, line)
  const events = await disputeEvents(db, line.district, line.id)
  const files = await disputeFiles(db, line.district, line.id)
  const row = await rowOf(db, line)
  const { onsite, reported, department } = row?.layered ?? {}
  return {
    ...summary,
    present: masked ? null : (department?.[line.field] ?? null),
    below: onsite?.[line.field] ?? reported?.[line.field] ?? null,
    reason: masked ? null : line.reason,
    events: events.map((event) => eventBody(event, masked)),
    evidence: masked || !seesEvidence(actor) ? [] : files.map(fileBody),
    possible: [...possibleActs(state, party)],
    mayAttach: mayAttach(state, party),
  }
}

/** The row the dispute is about; null when it has been taken out. */
export async function rowOf(db: Kysely<Schema>, line: DisputeTable): Promise<RowState | null> {
  const key = rowKeyOf(line)
  const work = await loadTouched(db, line.district, [key])
  const row = work.get(key)
  return row === null || row.removed ? null : row
}

function eventBody(event: DisputeEventTable, masked: boolean): DisputeDetail['events'][number] {
  const { number, at, by_name: by, note, event_value: value } = event
  const act = actNamed(event.act)
  return { number, act, at, by, note: masked ? null : note, value: masked || value === null ? null : cell(value) }
}

function actNamed(text: string): DisputeAct | 'open' | 'attach' {
  const known = ([...disputeActs, 'open', 'attach'] as const).find((act) => act === text)
  if (known === undefined) throw new Error(`unreadable act ${text} of a dispute`)
  return known
}

function fileBody(file: DisputeFileTable): DisputeDetail['evidence'][number] {
  const { sha256, name, size, side, by_name: by, at } = file
  return { sha256, name, size, side: side === 'department' ? 'department' : 'firm', by, at }
}
