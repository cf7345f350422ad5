import { sql } from 'kysely'
import type { Cells } from '#core/form/form.ts'
import type { Grant } from '../actions/authorise.ts'
import { entryOf, type LowEfficiencyEntry } from '../class-lists/low-efficiency.ts'
import { candidatePage } from '../db/disposal-candidates.ts'
import { textOrNull } from '../rows/state.ts'
import type { Service } from '../service.ts'
import { parcelFacts } from './parcel-facts.ts'
import { isSoe, seesUnplanned } from './scope.ts'

const parcelsAtOnce = 200

export interface UnplannedSoe {
  readonly entry: LowEfficiencyEntry
  /** What the newest year on record says of the parcel. */
  readonly facts: Cells
}

/** Parcels of 国企 on the list of low-efficiency land that have no plan yet, by code; of a decided year unless null. */
export async function unplannedSoe(
  { database, district: { code: district } }: Service,
  grant: Grant,
  cycle: string | null,
): Promise<readonly UnplannedSoe[]> {
  if (!seesUnplanned(grant)) return []
  const filter = { district, scope: sql<boolean>`true`, town: null }
  const found: UnplannedSoe[] = []
  for (let after = ''; ; ) {
    const from = after
    const page = await database.read(async (db) => {
      const entries = (await candidatePage(db, filter, from, parcelsAtOnce)).map(entryOf)
      const codes = entries.map((entry) => entry.parcelCode)
      return { entries, facts: await parcelFacts(db, district, codes) }
    })
    for (const entry of page.entries) {
      const facts = page.facts.get(entry.parcelCode) ?? {}
      if (isSoe(textOrNull(facts.ownerIsSoe)) && (cycle === null || entry.cycle === cycle)) found.push({ entry, facts })
    }
    const last = page.entries.at(-1)
    if (last === undefined || page.entries.length < parcelsAtOnce) return found
    after = last.parcelCode
  }
}
