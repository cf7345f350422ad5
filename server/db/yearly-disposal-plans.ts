import type { Kysely } from 'kysely'
import type { YearlyDisposalPlanTable } from './disposal-tables.ts'
import type { Schema } from './schema.ts'

export async function insertYearlyPlan(db: Kysely<Schema>, plan: YearlyDisposalPlanTable): Promise<void> {
  await db.insertInto('yearly_disposal_plan').values(plan).execute()
}

/** The newest year first, within a year the newest entry first; those that were removed too. */
export async function yearlyPlans(
  db: Kysely<Schema>,
  district: string,
  year: number | null = null,
): Promise<readonly YearlyDisposalPlanTable[]> {
  let query = db
    .selectFrom('yearly_disposal_plan')
    .selectAll()
    .where('district', '=', district)
    .orderBy('year', 'desc')
    .orderBy('at', 'desc')
    .orderBy('id')
  if (year !== null) query = query.where('year', '=', year)
  return query.execute()
}

export async function removeYearlyPlan(
  db: Kysely<Schema>,
  district: string,
  id: string,
  removal: Pick<YearlyDisposalPlanTable, 'removed_by' | 'removed_at' | 'removed_reason'>,
): Promise<void> {
  await db
    .updateTable('yearly_disposal_plan')
    .set(removal)
    .where('district', '=', district)
    .where('id', '=', id)
    .execute()
}
