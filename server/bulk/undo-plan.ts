import type { Kysely } from 'kysely'
import { problem } from '#core/error/problem.ts'
import { type ReviewChange, takenBack } from '../actions/town-review.ts'
import type { Plan } from '../actions/transition-carry-out.ts'
import { lastTransitions } from '../db/bulk-operations.ts'
import type { BulkItemTable, BulkOperationTable } from '../db/bulk-tables.ts'
import type { Schema } from '../db/schema.ts'
import { statusOf } from '../rows/table.ts'

/**
 * The way back for parcels nobody has moved since: to the status before, with what an approval wrote into the form
 * taken out again. Whoever did something with a parcel afterwards keeps it.
 */
export async function undoPlan(
  db: Kysely<Schema>,
  operation: BulkOperationTable,
  items: readonly BulkItemTable[],
): Promise<Plan> {
  const { district, cycle, seq, undone_reason: why } = operation
  const byCode = new Map(items.map((item) => [item.parcel_code, item]))
  const last = await lastTransitions(db, district, cycle, [...byCode.keys()])
  return ({ parcelCode, parcel }) => {
    const { removed, updatedBy: by, updatedAt: at } = parcel
    const item = byCode.get(parcelCode)
    if (removed) return problem('row-removed', { by, at })
    if (item?.from_status == null || item.revision !== last.get(parcelCode) || parcel.status !== operation.to_status) {
      return problem('row-changed-since', { by, at })
    }
    const review = item.review === null ? null : takenBack(parcel, JSON.parse(item.review) as ReviewChange)
    return { to: statusOf(item.from_status), reason: `撤销批量办理 ${seq}：${why ?? ''}`, review }
  }
}
