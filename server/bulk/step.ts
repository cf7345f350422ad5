import type { Kysely } from 'kysely'
import type { AuditAction } from '#core/access/audit-action.ts'
import type { BulkOperation } from '#core/api/bulk.ts'
import { ProblemError, problem } from '#core/error/problem.ts'
import { type BulkItemState, type BulkState, bulkStateNames, bulkStates } from '#core/record/bulk-state.ts'
import { faultlessStatuses } from '#core/record/status.ts'
import type { Grant } from '../actions/authorise.ts'
import { planFor } from '../actions/transition.ts'
import { type Carried, carryOut, type Plan } from '../actions/transition-carry-out.ts'
import { refusalBody } from '../actions/wording.ts'
import { instantText, todayInShanghai } from '../clock.ts'
import { countsByState, itemPage, openConflicts, updateItem, updateOperation } from '../db/bulk-operations.ts'
import type { BulkItemTable, BulkOperationTable } from '../db/bulk-tables.ts'
import type { Schema } from '../db/schema.ts'
import { statusOf } from '../rows/table.ts'
import type { Service } from '../service.ts'
import { ownOperation } from './read.ts'
import { undoPlan } from './undo-plan.ts'
import { bodyOf, notUndoable, stateOf } from './view.ts'

/** Parcels a transaction: a writer beside it waits no longer than for a small push. */
const parcelsAtOnce = 50

/** One direction: the items it takes, what they become, and where it leads when none is left. */
interface Way {
  readonly takes: BulkItemState
  readonly done: BulkItemState
  readonly refused: BulkItemState
  readonly ends: BulkState
  readonly action: AuditAction
}

const ways: Readonly<Partial<Record<BulkState, Way>>> = {
  running: { takes: 'waiting', done: 'done', refused: 'refused', ends: 'done', action: 'bulk-ended' },
  undoing: { takes: 'done', done: 'undone', refused: 'kept', ends: 'undone', action: 'bulk-undone' },
}

/**
 * Carries out, or takes back, the next parcels of an operation in one transaction; nothing when it has ended. Two who
 * ask at once each take parcels of their own. Throws ProblemError not-found.
 */
export async function stepBulk(service: Service, grant: Grant, id: string): Promise<BulkOperation> {
  const district = service.district.code
  const at = instantText(service.clock.now())
  return service.database.write(async (db) => {
    const line = await ownOperation(db, district, grant, id)
    const way = ways[stateOf(bulkStates, line.state)]
    if (way !== undefined) await takePiece(db, service, grant, line, way, at)
    const counts = await countsByState(db, district, [id])
    if (way === undefined || counts.some(({ state }) => state === way.takes)) return bodyOf(line, counts, grant)
    const changes = { state: way.ends, ended_by: grant.actor.name, ended_at: at }
    await updateOperation(db, district, id, changes)
    await record(db, service, grant, line, at, way.action, counts)
    return bodyOf({ ...line, ...changes }, counts, grant)
  })
}

async function takePiece(
  db: Kysely<Schema>,
  service: Service,
  grant: Grant,
  line: BulkOperationTable,
  way: Way,
  at: string,
): Promise<void> {
  const { district, id, cycle } = line
  const today = todayInShanghai(service.clock)
  const items = await itemPage(db, { district, operation: id, state: way.takes }, '', parcelsAtOnce)
  const plan = way.takes === 'waiting' ? await forwardPlan(db, grant, line, today) : await undoPlan(db, line, items)
  const parcelCodes = items.map(({ parcel_code }) => parcel_code)
  const order = { cycle, parcelCodes, at, today, to: statusOf(line.to_status) }
  for (const { parcelCode, refusal, done } of await carryOut(db, service, grant, order, plan)) {
    const message = refusal === null ? null : refusalBody(refusal).message
    const written = done === null || way.takes !== 'waiting' ? {} : writtenBy(done)
    const state = done === null ? way.refused : way.done
    await updateItem(db, { district, operation: id, parcel_code: parcelCode }, { state, message, ...written })
  }
}

/** What taking a parcel back will need. */
function writtenBy({ from, revision, review }: NonNullable<Carried['done']>): Partial<BulkItemTable> {
  return { from_status: from, revision, review: review === null ? null : JSON.stringify(review) }
}

async function forwardPlan(db: Kysely<Schema>, grant: Grant, line: BulkOperationTable, today: string): Promise<Plan> {
  const to = statusOf(line.to_status)
  const plan = planFor(grant, to, line.reason, today)
  if (!faultlessStatuses.has(to)) return plan
  const conflicts = await openConflicts(db, line.district, line.cycle)
  return (rows) => {
    const planned = plan(rows)
    const open = conflicts.get(rows.parcelCode)
    return 'code' in planned || open === undefined ? planned : problem('row-has-conflicts', { conflicts: open })
  }
}

/** Leaves the parcels that were not reached as they are. Throws ProblemError: not-found, bulk-closed. */
export async function cancelBulk(service: Service, grant: Grant, id: string): Promise<BulkOperation> {
  const district = service.district.code
  const at = instantText(service.clock.now())
  return service.database.write(async (db) => {
    const line = await ownOperation(db, district, grant, id)
    if (line.state !== 'running') throw closed(line)
    const changes = { state: 'cancelled', ended_by: grant.actor.name, ended_at: at }
    await updateOperation(db, district, id, changes)
    const counts = await countsByState(db, district, [id])
    await record(db, service, grant, line, at, 'bulk-cancelled', counts)
    return bodyOf({ ...line, ...changes }, counts, grant)
  })
}

/** Begins to take an operation back. Throws ProblemError: not-found, bulk-closed, bulk-not-undoable. */
export async function undoBulk(service: Service, grant: Grant, id: string, reason: string): Promise<BulkOperation> {
  const district = service.district.code
  const at = instantText(service.clock.now())
  const { username, name } = grant.actor
  return service.database.write(async (db) => {
    const line = await ownOperation(db, district, grant, id)
    if (line.state !== 'done' && line.state !== 'cancelled') throw closed(line)
    const counts = await countsByState(db, district, [id])
    const isEmpty = !counts.some(({ state }) => state === 'done')
    const why = notUndoable(line) ?? (isEmpty ? '没有办成的地块' : null)
    if (why !== null) throw new ProblemError(problem('bulk-not-undoable', { reason: why }))
    const undone = { undone_username: username, undone_by: name, undone_at: at, undone_reason: reason }
    const changes = { state: 'undoing', ...undone }
    await updateOperation(db, district, id, changes)
    await record(db, service, grant, line, at, 'bulk-undo-started', counts)
    return bodyOf({ ...line, ...changes }, counts, grant)
  })
}

function closed({ state }: BulkOperationTable): ProblemError {
  return new ProblemError(problem('bulk-closed', { state: bulkStateNames[stateOf(bulkStates, state)] }))
}

async function record(
  db: Kysely<Schema>,
  { audit }: Service,
  { actor: { username, role } }: Grant,
  { district, id, cycle, to_status: to }: BulkOperationTable,
  at: string,
  action: AuditAction,
  counts: readonly { readonly state: string; readonly items: number }[],
): Promise<void> {
  const details = { cycle, to, ...Object.fromEntries(counts.map(({ state, items }) => [state, items])) }
  await audit.append(db, { district, at, username, role, action, object: id, details })
}
