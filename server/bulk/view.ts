import { seesEverything } from '#core/access/mask.ts'
import type { BulkItem, BulkOperation } from '#core/api/bulk.ts'
import { bulkItemStates, bulkStates } from '#core/record/bulk-state.ts'
import type { Grant } from '../actions/authorise.ts'
import type { StateCount } from '../db/bulk-operations.ts'
import type { BulkItemTable, BulkOperationTable } from '../db/bulk-tables.ts'
import { statusOf } from '../rows/table.ts'

/** Whose operations the reader sees; null for everybody's. */
export function readableOrg({ actor }: Grant): string | null {
  return seesEverything(actor) ? null : (actor.org ?? '')
}

/** Whether the reader may carry it on and take it back: the same role of the same organisation. */
export function isOwn({ actor }: Grant, { role, org }: BulkOperationTable): boolean {
  return actor.role === role && actor.org === org
}

export function stateOf<State extends string>(states: readonly State[], text: string): State {
  const known = states.find((state) => state === text)
  if (known === undefined) throw new Error(`unreadable state ${text} of a bulk operation`)
  return known
}

/** Why it cannot be taken back at all, as a clause; null when it can. */
export function notUndoable({ to_status }: Pick<BulkOperationTable, 'to_status'>): string | null {
  return to_status === 'locked' ? '锁定不能批量撤销，须逐宗申请解锁并由另一人确认' : null
}

/** @param all counts of the operations of a page */
export function bodyOf(line: BulkOperationTable, all: readonly StateCount[], grant: Grant): BulkOperation {
  const state = stateOf(bulkStates, line.state)
  const counts: BulkOperation['counts'] = {}
  for (const { operation, state: item, items } of all) {
    if (operation === line.id) counts[stateOf(bulkItemStates, item)] = items
  }
  const { ended_at: endedAt, undone_at: undoneAt } = line
  const isMine = isOwn(grant, line)
  const isOver = state === 'done' || state === 'cancelled'
  return {
    id: line.id,
    number: line.seq,
    cycle: line.cycle,
    to: statusOf(line.to_status),
    reason: line.reason,
    state,
    total: line.total,
    counts,
    townCode: line.role === 'town' || line.role === 'town-reviewer' ? line.org : null,
    started: { by: line.by_name, at: line.at, reason: null },
    ended: endedAt === null ? null : { by: line.ended_by ?? '', at: endedAt, reason: null },
    undone: undoneAt === null ? null : { by: line.undone_by ?? '', at: undoneAt, reason: line.undone_reason },
    mayRun: isMine && (state === 'running' || state === 'undoing'),
    mayUndo: isMine && isOver && (counts.done ?? 0) > 0 && notUndoable(line) === null,
  }
}

export function itemBody({ parcel_code, town_code, state, from_status, message }: BulkItemTable): BulkItem {
  return {
    parcelCode: parcel_code,
    townCode: town_code,
    state: stateOf(bulkItemStates, state),
    from: from_status === null ? null : statusOf(from_status),
    message,
  }
}
