import type { Kysely } from 'kysely'
import { bringBack, takeOut } from '../actions/removals/move-rows.ts'
import { takeNumbers } from '../db/counter.ts'
import { appendRemovals, deleteRemovedParcel, saveRemovedParcels } from '../db/removals.ts'
import { saveRows } from '../db/rows.ts'
import type { Schema } from '../db/schema.ts'
import { saveDifferences } from '../rows/differences.ts'
import { refreshTouched } from '../rows/refresh-touched.ts'
import { removedParcels } from '../rows/removed-parcels.ts'
import { toTable } from '../rows/table.ts'
import { WorkingSet } from '../rows/working-set.ts'
import type { ActGround } from './carry-out.ts'
import type { BaseStamp } from './write-rows.ts'

/** Takes the year's rows of parcels out, with their firms, or brings them back: as a removal, so that nothing is lost. */
export async function moveRows(
  db: Kysely<Schema>,
  { district, cycle, grant, at, today }: BaseStamp,
  { rows }: ActGround,
  codes: readonly string[],
  { to, reason }: { readonly to: 'removed' | 'present'; readonly reason: string },
): Promise<void> {
  const isRemoval = to === 'removed'
  const moving = codes.flatMap((code) => {
    const found = rows.get(code)
    return found === undefined || found.parcel.removed === isRemoval ? [] : [found]
  })
  if (moving.length === 0) return
  const work = new WorkingSet(moving)
  const { username, name } = grant.actor
  const firstSeq = await takeNumbers(db, district, 'change', moving.length)
  for (const [index, { parcel }] of moving.entries()) {
    const move = { district, seq: firstSeq + index, at, reason, username, by: name }
    await appendRemovals(db, isRemoval ? takeOut(work, parcel, move) : await bringBack(db, work, parcel, move))
    if (!isRemoval) await deleteRemovedParcel(db, district, cycle, parcel.key.parcelCode)
  }
  await saveRows(
    db,
    work.changed().map((row) => toTable(district, row)),
  )
  await saveDifferences(db, district, work.changed())
  await saveRemovedParcels(db, removedParcels(district, work.parcels()))
  const keys = moving.map(({ parcel }) => parcel.key)
  await refreshTouched(db, district, today, work, keys)
}
