import type { Kysely } from 'kysely'
import type { DisposalAct } from '#core/disposal/act.ts'
import type { Actor } from '../actions/actor.ts'
import { insertPlanEvent, updatePlan } from '../db/disposal-plans.ts'
import type { DisposalPlanTable } from '../db/disposal-tables.ts'
import type { Schema } from '../db/schema.ts'

/** One thing that happened to a plan beside the writing of fields. */
export interface PlanEvent {
  readonly act: DisposalAct | 'attach'
  readonly at: string
  readonly note: string | null
  readonly details: {
    readonly departments?: readonly string[]
    readonly dueDay?: string
    readonly agrees?: boolean
  }
}

/** Writes the event down, and the line as it stands then; nothing is ever taken away. */
export async function recordPlanEvent(
  db: Kysely<Schema>,
  line: DisposalPlanTable,
  { username, name, role, org }: Actor,
  { act, at, note, details }: PlanEvent,
  changes: Partial<DisposalPlanTable> = {},
): Promise<DisposalPlanTable> {
  const { district, id: plan } = line
  const revision = line.revision + 1
  const states = { from_state: line.state, to_state: changes.state ?? line.state }
  const by = { username, by_name: name, role, org }
  const version = changes.version ?? line.version
  const event = { district, plan, revision, act, ...states, version, note, details: JSON.stringify(details), at, ...by }
  await insertPlanEvent(db, event)
  const after = { ...changes, revision, changed_at: at, changed_by: name }
  await updatePlan(db, district, plan, after)
  return { ...line, ...after }
}
