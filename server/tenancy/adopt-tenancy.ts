import { readProperty, writeProperty } from '../db/properties.ts'
import { replaceTenancy } from '../db/tenancy.ts'
import { derivedTenancy } from '../rows/derive-tenancy.ts'
import { loadParcels } from '../rows/load.ts'
import type { Service } from '../service.ts'

const property = 'tenancy-lines'
/** Raised whenever the same rows derive something else. */
const linesVersion = '1'
const parcelsAtOnce = 256

/** What an older program did not derive is derived when its database is opened, a piece a transaction. */
export async function adoptTenancy({ database, district: { code: district } }: Service): Promise<void> {
  if ((await database.read((db) => readProperty(db, district, property))) === linesVersion) return
  const cycles = await database.read((db) =>
    db.selectFrom('parcel').select('cycle').distinct().where('district', '=', district).execute(),
  )
  for (const { cycle } of cycles) {
    let after = ''
    for (;;) {
      const from = after
      const last = await database.write(async (db) => {
        const lines = await db
          .selectFrom('parcel')
          .select('parcel_code')
          .where('district', '=', district)
          .where('cycle', '=', cycle)
          .where('parcel_code', '>', from)
          .orderBy('parcel_code')
          .limit(parcelsAtOnce)
          .execute()
        const codes = lines.map((line) => line.parcel_code)
        const parcels = await loadParcels(db, district, cycle, codes)
        await replaceTenancy(db, { district, cycle }, codes, derivedTenancy(district, parcels))
        return codes.at(-1)
      })
      if (last === undefined) break
      after = last
    }
  }
  await database.write((db) => writeProperty(db, district, property, linesVersion))
}
