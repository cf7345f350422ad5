import { type Kysely, sql } from 'kysely'
import { disputeStateNamed, openDisputeStates } from '#core/dispute/state.ts'
import type { OpenDispute, OpenMatters, OpenPlace, ParcelStanding } from '#core/evaluation-gates/judge-matters.ts'
import { type FormId, isFormId } from '#core/forms/catalogue.ts'
import type { Schema } from '../db/schema.ts'
import { keyOf, statusOf } from '../rows/table.ts'

/** A draft is the firm's own: nobody was asked anything yet. */
const raised = openDisputeStates.filter((state) => state !== 'draft')

/**
 * What is open in a year beside its values, in one transaction of the caller.
 * @param only parcels that are asked about; null for all
 */
export async function readOpenMatters(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  only: ReadonlySet<string> | null,
): Promise<OpenMatters> {
  const lines = await db
    .selectFrom('parcel')
    .select(['parcel_code', 'town_code', 'status'])
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .orderBy('parcel_code')
    .execute()
  const parcels = lines.flatMap(({ parcel_code: parcelCode, town_code: townCode, status }): ParcelStanding[] =>
    only === null || only.has(parcelCode) ? [{ parcelCode, townCode, status: statusOf(status) }] : [],
  )
  const towns = new Map(parcels.map(({ parcelCode, townCode }) => [parcelCode, townCode]))
  // What lies on a row of a parcel that was taken out is nobody's any more.
  const placed = (form: string, rowKey: string, field: string): readonly OpenPlace[] => {
    if (!isFormId(form)) return []
    const { parcelCode } = keyOf(form, rowKey)
    const townCode = towns.get(parcelCode)
    return townCode === undefined ? [] : [{ form: form satisfies FormId, field, parcelCode, townCode }]
  }
  const conflicts = await db
    .selectFrom('field_conflict')
    .select(['form', 'row_key', 'field'])
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .where('state', '=', 'open')
    .orderBy('row_key')
    .orderBy('field')
    .execute()
  const disputes = await db
    .selectFrom('dispute')
    .select(['form', 'row_key', 'field', 'state'])
    .where('district', '=', district)
    .where('cycle', '=', cycle)
    .where('state', 'in', [...raised])
    .orderBy('row_key')
    .orderBy('field')
    .execute()
  return {
    parcels,
    conflicts: conflicts.flatMap(({ form, row_key, field }) => placed(form, row_key, field)),
    disputes: disputes.flatMap(({ form, row_key, field, state }) =>
      placed(form, row_key, field).map(
        (place): OpenDispute => ({ ...place, state: disputeStateNamed(state) ?? 'raised' }),
      ),
    ),
    differences: (await openDifferences(db, district, cycle)).flatMap(({ form, row_key, field }) =>
      placed(form, row_key, field),
    ),
  }
}

/** 填报 against 现场 beyond the tolerance, where no department's value stands above both. */
async function openDifferences(db: Kysely<Schema>, district: string, cycle: string) {
  return db
    .selectFrom('layer_difference as line')
    .select(['line.form', 'line.row_key', 'line.field'])
    .where('line.district', '=', district)
    .where('line.cycle', '=', cycle)
    .where('line.beyond', '=', 1)
    .where('line.upper_layer', '=', 'onsite')
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('layer_difference as above')
            .select(sql<number>`1`.as('found'))
            .whereRef('above.district', '=', 'line.district')
            .whereRef('above.cycle', '=', 'line.cycle')
            .whereRef('above.form', '=', 'line.form')
            .whereRef('above.row_key', '=', 'line.row_key')
            .whereRef('above.field', '=', 'line.field')
            .where('above.upper_layer', '=', 'department'),
        ),
      ),
    )
    .orderBy('line.row_key')
    .orderBy('line.field')
    .execute()
}

/** Number of the last change of any row: what was judged is what stood then. */
export async function lastChange(db: Kysely<Schema>, district: string): Promise<number> {
  const counter = await db
    .selectFrom('counter')
    .select('value')
    .where('district', '=', district)
    .where('name', '=', 'change')
    .executeTakeFirst()
  return Number(counter?.value ?? 0)
}
