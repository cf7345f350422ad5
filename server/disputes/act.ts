import type { Kysely } from 'kysely'
import type { DisputeActBody, DisputeDetail } from '#core/api/disputes.ts'
import { type DisputeAct, disputeActNames, stateAfter } from '#core/dispute/act.ts'
import { valueFault } from '#core/dispute/disputable.ts'
import { type DisputeState, disputeStateNames } from '#core/dispute/state.ts'
import { answerDue } from '#core/dispute/terms.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import type { CellValue } from '#core/form/field.ts'
import { sameCell } from '#core/record/merge.ts'
import type { Grant } from '../actions/authorise.ts'
import { instantText } from '../clock.ts'
import { takeNumbers } from '../db/counter.ts'
import type { DisputeTable } from '../db/dispute-tables.ts'
import { disputeFiles } from '../db/disputes.ts'
import type { Schema } from '../db/schema.ts'
import { beginAct, isOpenToDepartments, writeLayer } from '../department-data/department-layer.ts'
import type { RowState } from '../rows/state.ts'
import type { Service } from '../service.ts'
import { findWithin, lookedOn } from './find.ts'
import { refuseClaim } from './open.ts'
import { listPlace, recordEvent } from './record.ts'
import { partyOf } from './scope.ts'
import { termsNow } from './terms.ts'
import { detailOf, formOf, type LookedOn, rowKeyOf, rowOf, stateOf } from './views.ts'

const shortestNote = 5
/** All others are told why. */
const withoutNote: readonly DisputeAct[] = ['accept']

interface Acting {
  readonly db: Kysely<Schema>
  readonly service: Service
  readonly grant: Grant
  readonly line: DisputeTable
  readonly on: LookedOn
  readonly at: string
  readonly body: DisputeActBody
}

/**
 * One step of a dispute; 更正 writes the department's new value in the same transaction. Throws ProblemError: not-found,
 * dispute-changed, dispute-act-not-allowed, dispute-not-ready, dispute-value-refused, dispute-value-changed, row-locked.
 */
export async function actOnDispute(
  service: Service,
  grant: Grant,
  id: string,
  body: DisputeActBody,
): Promise<DisputeDetail> {
  const district = service.district.code
  const { username, role } = grant.actor
  return service.database.write(async (db) => {
    // Whoever acts at the same moment waits here, and then sees this act.
    await takeNumbers(db, district, 'dispute')
    const line = await findWithin(db, district, grant, id)
    const to = requirePossible(line, grant, body)
    const on = await lookedOn(db, service)
    const at = instantText(service.clock.now())
    const note = body.note ?? ''
    if (!withoutNote.includes(body.act) && [...note].length < shortestNote) {
      throw notReady(body.act, `请写明理由，至少 ${shortestNote} 字。`)
    }
    const acting: Acting = { db, service, grant, line, on, at, body }
    const { value, changes } = await consequences(acting)
    const due = changes.due_day ?? line.due_day
    const acted = await recordEvent(
      db,
      line,
      grant.actor,
      { act: body.act, at, note: note === '' ? null : note, value },
      { ...changes, state: to, place: listPlace(to, due) },
    )
    const details = { act: body.act, from: line.state, to }
    await service.audit.append(db, { district, at, username, role, action: 'dispute-acted', object: id, details })
    return detailOf(db, acted, grant.actor, on)
  })
}

function requirePossible(line: DisputeTable, { actor }: Grant, { act, revision }: DisputeActBody): DisputeState {
  const { changed_by: by, changed_at: at } = line
  if (line.revision !== revision) throw new ProblemError(problem('dispute-changed', { by, at }))
  const party = partyOf(actor, line)
  const state = stateOf(line)
  const to = party === null ? null : stateAfter(state, act, party)
  if (to === null) {
    const named = { act: disputeActNames[act], state: disputeStateNames[state] }
    throw new ProblemError(problem('dispute-act-not-allowed', named))
  }
  return to
}

function notReady(act: DisputeAct, reason: string): ProblemError {
  return new ProblemError(problem('dispute-not-ready', { act: disputeActNames[act], reason }))
}

interface Consequences {
  readonly value: CellValue | null
  readonly changes: Partial<DisputeTable>
}

async function consequences(acting: Acting): Promise<Consequences> {
  if (acting.body.act === 'raise') return raised(acting)
  if (acting.body.act === 'correct') return { value: await corrected(acting), changes: {} }
  return { value: null, changes: {} }
}

/** Evidence is there, the value is still the one in dispute; the days of the answer begin. */
async function raised({ db, line, on, body }: Acting): Promise<Consequences> {
  const { value: claimed, note: reason = '' } = body
  if (claimed === undefined) throw notReady('raise', '请填写您认为正确的值。')
  const disputed = JSON.parse(line.disputed_value) as CellValue
  const row = requireOpen(await rowOf(db, line))
  if (!sameCell(row.layered.department?.[line.field], disputed)) {
    throw new ProblemError(problem('dispute-value-changed', {}))
  }
  refuseClaim(formOf(line), line.field, claimed, disputed, on.today)
  const files = await disputeFiles(db, line.district, line.id)
  if (!files.some(({ side }) => side === 'firm')) throw notReady('raise', '还没有凭证，请先上传。')
  const { date, provisional } = answerDue(on.today, await termsNow(db, line.district), on.calendar)
  const due = { raised_on: on.today, due_day: date, due_provisional: provisional ? 1 : 0 }
  return { value: claimed, changes: { ...due, claimed_value: JSON.stringify(claimed), reason } }
}

/** The department's new value, as a change of its layer. */
async function corrected({ db, grant, line, on, at, body }: Acting): Promise<CellValue> {
  const { value } = body
  if (value === undefined) throw notReady('correct', '请填写更正后的值。')
  const fault = valueFault(formOf(line), line.field, value, on.today)
  if (fault !== null) throw new ProblemError(problem('dispute-value-refused', { reason: fault }))
  const row = requireOpen(await rowOf(db, line))
  const { district, cycle, field } = line
  const present = row.layered.department?.[field]
  if (sameCell(value, JSON.parse(line.disputed_value) as CellValue)) {
    throw notReady('correct', '更正后的值与有异议的值相同；不改的，请选“维持原值”。')
  }
  if (sameCell(value, present)) return value
  const batch = `dispute-${line.id}`
  const act = { district, cycle, grant, at, today: on.today, batch, source: 'department-dispute' } as const
  await beginAct(db, act)
  await writeLayer(db, act, [{ key: rowKeyOf(line), fields: { [field]: value } }])
  return value
}

/** Throws ProblemError: not-found for a row that was taken out, row-locked. */
function requireOpen(row: RowState | null): RowState {
  if (row === null) throw new ProblemError(problem('not-found', { what: '有异议的这一行' }))
  if (!isOpenToDepartments(row)) throw new ProblemError(problem('row-locked', { status: row.status }))
  return row
}
