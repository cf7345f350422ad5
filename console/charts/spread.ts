import type { Overview } from '#core/api/parcels.ts'
import type { ParcelClass } from '#core/vocabulary/class.ts'
import { townName } from '#core/vocabulary/district.ts'

export type Spread = Pick<NonNullable<Overview['evaluation']>, 'byTown' | 'histogram'>
export type TownClasses = Spread['byTown'][number]

export const classOrder: readonly (ParcelClass | 'none')[] = ['A', 'B', 'C', 'D', 'none']

/** A 街镇 with the shares of its classed parcels, 0–1. */
export interface TownShares {
  readonly townCode: string
  readonly name: string
  readonly counts: TownClasses
  /** A to D, without 未定类. */
  readonly classed: number
  readonly share: (parcelClass: ParcelClass) => number
}

/** The 街镇 that have classed parcels, largest share of D first; equal shares by more D, then as in the list of the district. */
export function townShares(byTown: readonly TownClasses[]): readonly TownShares[] {
  const shares = byTown.map((counts) => {
    const classed = counts.A + counts.B + counts.C + counts.D
    return {
      townCode: counts.townCode,
      name: townName(counts.townCode) ?? counts.townCode,
      counts,
      classed,
      share: (parcelClass: ParcelClass) => (classed === 0 ? 0 : counts[parcelClass] / classed),
    }
  })
  return shares
    .filter((town) => town.classed > 0)
    .sort((a, b) => b.share('D') - a.share('D') || b.counts.D - a.counts.D)
}

/** One bar of shares: the classes of what has one. */
export interface ShareLine {
  readonly key: string
  readonly name: string
  readonly amounts: Readonly<Record<ParcelClass | 'none', number>>
  /** A to D together. */
  readonly classed: number
}

/** The share of a class in a line, 0–1. */
export function shareIn({ amounts, classed }: ShareLine, parcelClass: ParcelClass): number {
  return classed === 0 ? 0 : amounts[parcelClass] / classed
}

/** Every 街镇 as a line, those that have nothing classed last. */
export function classLines(byTown: readonly TownClasses[]): readonly ShareLine[] {
  const named = townShares(byTown)
  const rest = byTown.filter(({ townCode }) => !named.some((town) => town.townCode === townCode))
  return [
    ...named.map(({ townCode, name, counts, classed }) => ({ key: townCode, name, amounts: counts, classed })),
    ...rest.map((counts) => {
      const { townCode } = counts
      return { key: townCode, name: townName(townCode) ?? townCode, amounts: counts, classed: 0 }
    }),
  ]
}

/** '0–5' … '95–100', the last with both ends. */
export function binLabel(index: number): string {
  return `${index * 5}–${index * 5 + 5}`
}

/** The fullest bin, null when nothing was scored. */
export function fullestBin(histogram: readonly number[]): number | null {
  const most = Math.max(0, ...histogram)
  return most === 0 ? null : histogram.indexOf(most)
}
