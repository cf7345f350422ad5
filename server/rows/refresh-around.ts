import type { Kysely } from 'kysely'
import type { Schema } from '../db/schema.ts'
import type { Judgement, ParcelRows } from './judge.ts'
import { loadParcels } from './load.ts'
import { neighbourCodes } from './neighbours.ts'
import { refreshParcels } from './refresh.ts'
import { sharesReader } from './shares-read.ts'

/**
 * Judges changed parcels again together with those whose findings rest on them: other parcels of their firms, and the
 * same parcels a year later (X27 looks back). Returns the judgements of the changed ones.
 * @param firms credit codes whose shares or status changed
 */
export async function refreshAround(
  db: Kysely<Schema>,
  district: string,
  today: string,
  parcels: readonly ParcelRows[],
  firms: readonly string[],
): Promise<ReadonlyMap<string, Judgement>> {
  const [first] = parcels
  if (first === undefined) return new Map()
  const { cycle } = first
  const codes = parcels.map(({ parcelCode }) => parcelCode)
  const sharesOf = sharesReader(db, district, cycle)
  const judgements = await refreshParcels(db, district, cycle, today, parcels, sharesOf)
  const around = await neighbourCodes(sharesOf, firms, new Set(codes))
  await refreshParcels(db, district, cycle, today, await loadParcels(db, district, cycle, around), sharesOf)
  const following = String(Number(cycle) + 1)
  await refreshParcels(db, district, following, today, await loadParcels(db, district, following, codes))
  return judgements
}
