import type { Kysely } from 'kysely'
import type { DisposalConflictTable } from './disposal-tables.ts'
import type { Schema } from './schema.ts'

export async function insertPlanConflict(db: Kysely<Schema>, conflict: DisposalConflictTable): Promise<void> {
  await db.insertInto('disposal_conflict').values(conflict).execute()
}

/** Settled and open ones, in the order in which they came about. */
export async function planConflicts(
  db: Kysely<Schema>,
  district: string,
  plan: string,
): Promise<readonly DisposalConflictTable[]> {
  return db
    .selectFrom('disposal_conflict')
    .selectAll()
    .where('district', '=', district)
    .where('plan', '=', plan)
    .orderBy('number')
    .execute()
}

export async function settlePlanConflict(
  db: Kysely<Schema>,
  { district, plan, number }: Pick<DisposalConflictTable, 'district' | 'plan' | 'number'>,
  settlement: Pick<DisposalConflictTable, 'choice' | 'chosen_value' | 'settled_by' | 'settled_at'>,
): Promise<void> {
  await db
    .updateTable('disposal_conflict')
    .set(settlement)
    .where('district', '=', district)
    .where('plan', '=', plan)
    .where('number', '=', number)
    .execute()
}
