import type { Kysely } from 'kysely'
import type { RowKey } from '#core/record/key.ts'
import { distinct, groupedBy } from '../collections.ts'
import type { Schema } from '../db/schema.ts'
import { loadParcels } from './load.ts'
import { WorkingSet } from './working-set.ts'

/** The parcels of the keys with all their rows, to be worked on. */
export async function loadTouched(db: Kysely<Schema>, district: string, keys: readonly RowKey[]): Promise<WorkingSet> {
  const parcels = []
  for (const [cycle, ofCycle] of groupedBy(keys, (key) => key.cycle)) {
    const codes = distinct(ofCycle.map((key) => key.parcelCode))
    for (const rows of await loadParcels(db, district, cycle, codes)) parcels.push(rows)
  }
  return new WorkingSet(parcels)
}
