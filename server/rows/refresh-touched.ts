import type { Kysely } from 'kysely'
import type { RowKey } from '#core/record/key.ts'
import { groupedBy } from '../collections.ts'
import type { Schema } from '../db/schema.ts'
import type { Judgement } from './judge.ts'
import { refreshAround } from './refresh-around.ts'
import type { WorkingSet } from './working-set.ts'

/** Judges the parcels of the rows again, and whoever's findings rest on them. Returns the judgements of the former. */
export async function refreshTouched(
  db: Kysely<Schema>,
  district: string,
  today: string,
  work: WorkingSet,
  keys: readonly RowKey[],
): Promise<readonly Judgement[]> {
  const codes = new Set(keys.map((key) => `${key.cycle}/${key.parcelCode}`))
  const parcels = work.parcels().filter(({ cycle, parcelCode }) => codes.has(`${cycle}/${parcelCode}`))
  const firms = work.firmsWithOtherShares()
  const judgements: Judgement[] = []
  for (const ofCycle of groupedBy(parcels, ({ cycle }) => cycle).values()) {
    for (const judgement of (await refreshAround(db, district, today, ofCycle, firms)).values())
      judgements.push(judgement)
  }
  return judgements
}
