import type { Kysely } from 'kysely'
import type { ObjectionAct } from '#core/objection/act.ts'
import { type ObjectionState, waitingStates } from '#core/objection/state.ts'
import type { Actor } from '../actions/actor.ts'
import type { ObjectionTable } from '../db/objection-tables.ts'
import { insertObjectionEvent, updateObjection } from '../db/objections.ts'
import type { Schema } from '../db/schema.ts'

export type ObjectionEventAct = ObjectionAct | 'open' | 'attach' | 're-evaluate'

/** One thing that happened to an objection. */
export interface ObjectionEvent {
  readonly act: ObjectionEventAct
  readonly at: string
  readonly note: string | null
  /** No personal data. */
  readonly details?: Readonly<Record<string, unknown>>
}

/** Where an objection of that state stands in lists. */
export function objectionPlace(
  state: ObjectionState,
  { due_day: due, received_on: received }: Pick<ObjectionTable, 'due_day' | 'received_on'>,
): string {
  if (waitingStates.includes(state)) return `0 ${due ?? ''}`
  if (state === 'late') return `0 ${received ?? ''}`
  return state === 'draft' ? '1' : '2'
}

/** Writes the event down, and the objection as it stands then; nothing is ever taken away. */
export async function recordObjectionEvent(
  db: Kysely<Schema>,
  line: ObjectionTable,
  { username, name, role }: Pick<Actor, 'username' | 'name' | 'role'>,
  { act, at, note, details = {} }: ObjectionEvent,
  changes: Partial<ObjectionTable> = {},
): Promise<ObjectionTable> {
  const { district, id } = line
  const number = line.revision + 1
  const by = { username, by_name: name, role }
  const event = { district, objection: id, number, act, at, ...by, note, details: JSON.stringify(details) }
  await insertObjectionEvent(db, event)
  const after = { ...changes, revision: number, changed_at: at, changed_by: name }
  await updateObjection(db, district, id, after)
  return { ...line, ...after }
}
