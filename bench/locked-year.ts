import { randomUUID } from 'node:crypto'
import type { RowStatus } from '#core/record/status.ts'
import { addProgressCounts } from '#server/db/progress-counts.ts'
import { statusStep } from '#server/rows/progress-differences.ts'
import { hundredths } from '#server/rows/totals.ts'
import type { Service } from '#server/service.ts'
import { type Ask, drained } from './asking.ts'
import { answerOf, type Told, timed } from './decided-year.ts'
import { cycle, forms, type PushedRow } from './pushed-district.ts'

/** Their own rows; these parcels stay as they are, for what is written beside. */
export function openRows(rows: readonly PushedRow[]): readonly PushedRow[] {
  return rows.filter(({ form }) => form === 'parcel-self-assessment').slice(0, 64)
}

/** All parcels but the first ones stand as 核验通过, as they do after months of work by many people. */
export async function verifyAll({ database, district: { code: district } }: Service, rows: readonly PushedRow[]) {
  const open = openRows(rows).map(({ key }) => key.parcelCode)
  const verified: RowStatus = 'review-approved'
  await database.write(async (db) => {
    for (const table of ['row', 'parcel'] as const) {
      await db
        .updateTable(table)
        .set({ status: verified })
        .where('district', '=', district)
        .where('parcel_code', 'not in', open)
        .execute()
    }
    await db.deleteFrom('progress_count').where('district', '=', district).where('step', '=', statusStep).execute()
    const parcels = await db.selectFrom('parcel').selectAll().where('district', '=', district).execute()
    const counts = parcels.map(({ town_code, zone, status, land_area }) => ({
      ...{ district, cycle, town_code: town_code ?? '', zone: zone ?? '', step: statusStep, mark: status },
      ...{ parcels: 1, land_area_hundredths: hundredths(land_area ?? 0) },
    }))
    await addProgressCounts(db, counts)
  })
}

/** From the end of a formal evaluation until its parcels are locked, and the longest that a push waits meanwhile. */
export async function lockedYear(ask: Ask, row: PushedRow): Promise<Told> {
  type Counts = { readonly towns: readonly { readonly statuses: Partial<Record<RowStatus, number>> }[] }
  const look = () => answerOf<Counts>(ask(`/api/v1/progress?cycle=${cycle}`))
  const count = ({ towns }: Counts, status: RowStatus) =>
    towns.reduce((sum, { statuses }) => sum + (statuses[status] ?? 0), 0)
  let [counts, longest, pushes] = [await look(), 0, 0]
  const locking = await timed(async () => {
    while (count(counts, 'review-approved') > 0) {
      pushes += 1
      const note = { ...row, baseRevision: pushes, fields: { selfNote: `已核对 ${pushes}` } }
      const push = async () => drained(await ask('/api/v1/batches', { batch: randomUUID(), forms, rows: [note] }))
      longest = Math.max(longest, await timed(push))
      counts = await look()
    }
  })
  return { locking, longest, pushes, locked: count(counts, 'locked') }
}
