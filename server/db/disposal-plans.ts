import type { Kysely } from 'kysely'
import type {
  DisposalChangeTable,
  DisposalEventTable,
  DisposalPlanTable,
  DisposalVersionTable,
} from './disposal-tables.ts'
import { lookUp } from './look-up.ts'
import type { Schema } from './schema.ts'

export async function insertPlan(db: Kysely<Schema>, line: DisposalPlanTable): Promise<void> {
  await db.insertInto('disposal_plan').values(line).execute()
}

export async function updatePlan(
  db: Kysely<Schema>,
  district: string,
  id: string,
  changes: Partial<DisposalPlanTable>,
): Promise<void> {
  await db.updateTable('disposal_plan').set(changes).where('district', '=', district).where('id', '=', id).execute()
}

/** Plans of some parcels that are not completed or ended; at most one each. */
export async function openPlansOf(
  db: Kysely<Schema>,
  district: string,
  parcelCodes: readonly string[],
): Promise<readonly DisposalPlanTable[]> {
  return lookUp(parcelCodes, (codes) =>
    db
      .selectFrom('disposal_plan')
      .selectAll()
      .where('district', '=', district)
      .where('parcel_code', 'in', codes)
      .where('is_open', '=', 1)
      .execute(),
  )
}

export async function insertChange(db: Kysely<Schema>, change: DisposalChangeTable): Promise<void> {
  await db.insertInto('disposal_change').values(change).execute()
}

/** In order. */
export async function changesOf(
  db: Kysely<Schema>,
  district: string,
  plan: string,
): Promise<readonly DisposalChangeTable[]> {
  return db
    .selectFrom('disposal_change')
    .selectAll()
    .where('district', '=', district)
    .where('plan', '=', plan)
    .orderBy('revision')
    .execute()
}

export async function insertPlanEvent(db: Kysely<Schema>, event: DisposalEventTable): Promise<void> {
  await db.insertInto('disposal_event').values(event).execute()
}

/** In order. */
export async function planEvents(
  db: Kysely<Schema>,
  district: string,
  plan: string,
): Promise<readonly DisposalEventTable[]> {
  return db
    .selectFrom('disposal_event')
    .selectAll()
    .where('district', '=', district)
    .where('plan', '=', plan)
    .orderBy('revision')
    .execute()
}

export async function insertApproved(db: Kysely<Schema>, version: DisposalVersionTable): Promise<void> {
  await db.insertInto('disposal_version').values(version).execute()
}

/** What was approved, the first version first. */
export async function approvedVersions(
  db: Kysely<Schema>,
  district: string,
  plan: string,
): Promise<readonly DisposalVersionTable[]> {
  return db
    .selectFrom('disposal_version')
    .selectAll()
    .where('district', '=', district)
    .where('plan', '=', plan)
    .orderBy('version')
    .execute()
}
