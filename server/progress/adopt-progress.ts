import type { Kysely } from 'kysely'
import type { Cells } from '#core/form/form.ts'
import { lookUp } from '../db/look-up.ts'
import { saveParcelLines } from '../db/parcels.ts'
import { addProgressCounts } from '../db/progress-counts.ts'
import { readProperty, writeProperty } from '../db/properties.ts'
import type { ParcelTable, Schema } from '../db/schema.ts'
import { progressDifferences } from '../rows/progress-differences.ts'
import { textOrNull } from '../rows/state.ts'
import { withStepDays } from '../rows/step-days.ts'
import type { Service } from '../service.ts'

const property = 'progress-lines'
/** Raised whenever lines of parcels say something else of the same records. */
const linesVersion = '2'
const linesAtOnce = 500

/** Lines that an older program wrote are given 规划空间 and the days of their steps, and counted. */
export async function adoptProgress({ database, district: { code: district } }: Service): Promise<void> {
  if ((await database.read((db) => readProperty(db, district, property))) === linesVersion) return
  await database.write(async (db) => {
    await db.deleteFrom('progress_count').where('district', '=', district).execute()
    const cycles = await db.selectFrom('parcel').select('cycle').distinct().where('district', '=', district).execute()
    for (const { cycle } of cycles) await adoptCycle(db, district, cycle)
    await writeProperty(db, district, property, linesVersion)
  })
}

async function adoptCycle(db: Kysely<Schema>, district: string, cycle: string): Promise<void> {
  let after = ''
  for (;;) {
    const lines: readonly ParcelTable[] = await db
      .selectFrom('parcel')
      .selectAll()
      .where('district', '=', district)
      .where('cycle', '=', cycle)
      .where('parcel_code', '>', after)
      .orderBy('parcel_code')
      .limit(linesAtOnce)
      .execute()
    const last = lines.at(-1)
    if (last === undefined) return
    after = last.parcel_code
    const zones = await zonesOf(db, district, cycle, lines)
    const zoned = lines.map((line) => ({ ...line, zone: zones.get(line.parcel_code) ?? null }))
    const filled = await withStepDays(db, district, cycle, zoned, [])
    await saveParcelLines(db, filled)
    await addProgressCounts(db, progressDifferences([], filled))
  }
}

async function zonesOf(
  db: Kysely<Schema>,
  district: string,
  cycle: string,
  lines: readonly ParcelTable[],
): Promise<ReadonlyMap<string, string | null>> {
  const rows = await lookUp(
    lines.map((line) => `${cycle}/${line.parcel_code}`),
    (keys) =>
      db
        .selectFrom('row')
        .select(['district', 'form', 'row_key', 'parcel_code', 'effective'])
        .where('district', '=', district)
        .where('form', '=', 'parcel-self-assessment')
        .where('cycle', '=', cycle)
        .where('row_key', 'in', keys)
        .execute(),
  )
  return new Map(
    rows.map(({ parcel_code, effective }) => [parcel_code, textOrNull((JSON.parse(effective) as Cells).planZoneType)]),
  )
}
