import type { Kysely } from 'kysely'
import type { RowKey } from '#core/record/key.ts'
import { groupedBy } from '../../collections.ts'
import { deleteClaims, saveClaim } from '../../db/parcels.ts'
import type { Schema } from '../../db/schema.ts'
import type { IncomingRow } from '../../rows/incoming.ts'
import type { AppliedRow, BatchStamp } from './apply-rows.ts'

/**
 * A 街镇 that sends another's parcel as its own is refused, and the claim is kept: both see it (X31) until the district
 * states the parcel's town.
 */
export async function settleClaims(
  db: Kysely<Schema>,
  rows: readonly (IncomingRow | object)[],
  applied: readonly AppliedRow[],
  { district, grant }: BatchStamp,
): Promise<void> {
  const decided: RowKey[] = []
  for (const [index, row] of applied.entries()) {
    if (row.kind === 'refused') {
      if (row.claim === null) continue
      const { key, town } = row.claim
      await saveClaim(db, { district, cycle: key.cycle, parcel_code: key.parcelCode, town_code: town })
      continue
    }
    if (grant.actor.role === 'district' && statesTown(rows[index])) decided.push(row.key)
  }
  for (const [cycle, keys] of groupedBy(decided, (key) => key.cycle)) {
    await deleteClaims(
      db,
      district,
      cycle,
      keys.map((key) => key.parcelCode),
    )
  }
}

function statesTown(row: IncomingRow | object | undefined): boolean {
  if (row === undefined || !('layers' in row)) return false
  return row.key.form === 'parcel-self-assessment' && [...row.layers.values()].some((fields) => 'townCode' in fields)
}
