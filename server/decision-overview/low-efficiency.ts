import type { Kysely } from 'kysely'
import type { DecisionOverview } from '#core/api/decision-overview.ts'
import { add, exact, toNumber, zero } from '#core/vocabulary/exact.ts'
import { countsOfList } from '../class-lists/low-efficiency.ts'
import { disposalLand } from '../db/decision-overview.ts'
import type { Schema } from '../db/schema.ts'
import { sumOfLand } from './class-cells.ts'

export type LowEfficiency = NonNullable<DecisionOverview['lowEfficiency']>
type Portion = LowEfficiency['listed']

/** The list as it stands and how far it is disposed of; null while nothing was ever listed. */
export async function lowEfficiencyOf(
  db: Kysely<Schema>,
  district: string,
  town: string | null,
): Promise<LowEfficiency | null> {
  const towns = town === null ? null : [town]
  const listed = portionOf(await countsOfList(db, district, { towns }))
  const { planned, approved, disposed } = await disposalLand(db, district, town)
  if (listed.parcels === 0 && planned.parcels === 0) return null
  return { listed, planned: sumOfLand([planned]), approved: sumOfLand([approved]), disposed: sumOfLand([disposed]) }
}

function portionOf(counts: readonly { readonly parcels: number; readonly area: number }[]): Portion {
  return {
    parcels: counts.reduce((sum, { parcels }) => sum + parcels, 0),
    landArea: toNumber(counts.reduce((sum, { area }) => add(sum, exact(area)), zero)),
  }
}
