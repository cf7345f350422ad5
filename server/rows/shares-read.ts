import type { Kysely } from 'kysely'
import { groupedBy } from '../collections.ts'
import { type ShareElsewhere, sharesOfFirms } from '../db/parcels.ts'
import type { Schema } from '../db/schema.ts'

/** What these firms have on the parcels of a year: by firm, then by parcel. */
export type SharesRead = (usccs: readonly string[]) => Promise<readonly ShareElsewhere[]>

/** Reads each firm once: for as long as no row is written, as while parcels are judged again. */
export function sharesReader(db: Kysely<Schema>, district: string, cycle: string): SharesRead {
  const known = new Map<string, readonly ShareElsewhere[]>()
  return async (usccs) => {
    const asked = usccs.filter((uscc) => !known.has(uscc))
    const found = groupedBy(await sharesOfFirms(db, district, cycle, asked), ({ uscc }) => uscc)
    for (const uscc of asked) known.set(uscc, found.get(uscc) ?? [])
    return [...usccs].sort().flatMap((uscc) => known.get(uscc) ?? [])
  }
}
