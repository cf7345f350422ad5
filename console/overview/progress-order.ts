import type { Overview } from '#core/api/parcels.ts'

export type TownProgress = Overview['towns'][number]

export type ProgressKey = 'name' | 'parcels' | 'submitted' | 'errors' | 'warnings' | 'missing'

/** Submitted or further, 0–1; a 街镇 without parcels has none. */
export function submittedShare(town: TownProgress): number | null {
  return town.parcels === 0 ? null : (town.submitted + town.approved) / town.parcels
}

/** 还差: not submitted yet. */
export function missingParcels(town: TownProgress): number {
  return town.parcels - town.submitted - town.approved
}

const figures: Readonly<Record<Exclude<ProgressKey, 'name'>, (town: TownProgress) => number>> = {
  parcels: (town) => town.parcels,
  submitted: (town) => submittedShare(town) ?? 1,
  errors: (town) => town.errors,
  warnings: (town) => town.warnings,
  missing: missingParcels,
}

/** The 街镇 by one figure; equal ones by what is missing, most first. Without parcels they stand at the end. */
export function orderedTowns(
  towns: readonly TownProgress[],
  key: ProgressKey,
  descending: boolean,
): readonly TownProgress[] {
  const direction = descending ? -1 : 1
  const compare = (a: TownProgress, b: TownProgress): number => {
    if ((a.parcels === 0) !== (b.parcels === 0)) return a.parcels === 0 ? 1 : -1
    const first = key === 'name' ? (a.townCode < b.townCode ? -1 : 1) : figures[key](a) - figures[key](b)
    return direction * first || missingParcels(b) - missingParcels(a)
  }
  return towns.toSorted(compare)
}
