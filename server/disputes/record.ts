import type { Kysely } from 'kysely'
import type { DisputeAct } from '#core/dispute/act.ts'
import { type DisputeState, waitingForDepartment, waitingForFirm } from '#core/dispute/state.ts'
import type { CellValue } from '#core/form/field.ts'
import type { Actor } from '../actions/actor.ts'
import type { DisputeTable } from '../db/dispute-tables.ts'
import { insertDisputeEvent, updateDispute } from '../db/disputes.ts'
import type { Schema } from '../db/schema.ts'

/** One thing that happened in a dispute. */
export interface DisputeEvent {
  readonly act: DisputeAct | 'open' | 'attach'
  readonly at: string
  readonly note: string | null
  readonly value: CellValue | null
}

/** Where a dispute of that state stands in lists. */
export function listPlace(state: DisputeState, dueDay: string | null): string {
  if (waitingForDepartment.includes(state)) return `0 ${dueDay ?? ''}`
  return waitingForFirm.includes(state) ? '1' : '2'
}

/** Writes the event down, and the line as it stands then; nothing is ever taken away. */
export async function recordEvent(
  db: Kysely<Schema>,
  line: DisputeTable,
  { username, name, role, org }: Actor,
  { act, at, note, value }: DisputeEvent,
  changes: Partial<DisputeTable> = {},
): Promise<DisputeTable> {
  const { district, id } = line
  const number = line.revision + 1
  const by = { username, by_name: name, role, org }
  const eventValue = value === null ? null : JSON.stringify(value)
  await insertDisputeEvent(db, { district, dispute: id, number, act, at, ...by, note, event_value: eventValue })
  const after = { ...changes, revision: number, changed_at: at, changed_by: name }
  await updateDispute(db, district, id, after)
  return { ...line, ...after }
}
