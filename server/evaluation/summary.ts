import type { HeldPeers } from '#core/scoring/held-peers.ts'
import type { GroupResult, ParcelResult } from '#core/scoring/result.ts'
import type { ParcelClass } from '#core/vocabulary/class.ts'

export const bins = 20

/** How the parcels of one town came out. `none` = without a class: 暂不评价 and 待补正. */
export interface TownSpread {
  readonly townCode: string
  readonly parcels: number
  readonly A: number
  readonly B: number
  readonly C: number
  readonly D: number
  readonly none: number
  readonly ranked: number
  readonly direct: number
  readonly exempt: number
  readonly incomplete: number
  readonly flagged: number
  /** Totals in 5-point bins 0–5 … 95–100; 100 stands in the last. */
  readonly histogram: readonly number[]
}

/** What is kept with an evaluation beside its results, so that pages need not read them. */
export interface EvaluationSummary {
  readonly towns: readonly TownSpread[]
  readonly groups: readonly GroupResult[]
  /** What parcels were held against, where the standard holds them against their group. */
  readonly peers?: HeldPeers
}

export type ResultCounted = Pick<ParcelResult, 'class' | 'how' | 'status' | 'total' | 'flagged' | 'townCode'>

/** Adds up results as they come. */
export class SpreadCounter {
  readonly #towns = new Map<string, { counts: Record<Counted, number>; histogram: number[] }>()

  add({ class: parcelClass, how, status, total, flagged, townCode }: ResultCounted): void {
    const town = this.#town(townCode ?? '')
    const { counts, histogram } = town
    counts.parcels += 1
    counts[parcelClass ?? 'none'] += 1
    if (how !== null) counts[how] += 1
    if (status === 'incomplete') counts.incomplete += 1
    if (flagged) counts.flagged += 1
    if (total !== null) {
      const bin = Math.min(Math.floor(total / (100 / bins)), bins - 1)
      histogram[bin] = (histogram[bin] ?? 0) + 1
    }
  }

  /** By town code; parcels without one first. */
  towns(): readonly TownSpread[] {
    return [...this.#towns]
      .map(([townCode, { counts, histogram }]) => ({ townCode, ...counts, histogram }))
      .sort((a, b) => (a.townCode < b.townCode ? -1 : 1))
  }

  #town(townCode: string): { counts: Record<Counted, number>; histogram: number[] } {
    const known = this.#towns.get(townCode)
    if (known !== undefined) return known
    const made = { counts: { ...zeros }, histogram: Array.from({ length: bins }, () => 0) }
    this.#towns.set(townCode, made)
    return made
  }
}

type Counted = Exclude<keyof TownSpread, 'townCode' | 'histogram'>

const zeros: Readonly<Record<Counted, number>> = {
  parcels: 0,
  A: 0,
  B: 0,
  C: 0,
  D: 0,
  none: 0,
  ranked: 0,
  direct: 0,
  exempt: 0,
  incomplete: 0,
  flagged: 0,
}

/** The sum over towns. */
export function sumOfTowns(towns: readonly TownSpread[]): Omit<TownSpread, 'townCode'> {
  const sum = { ...zeros }
  const histogram = Array.from({ length: bins }, () => 0)
  for (const town of towns) {
    for (const name of Object.keys(zeros) as Counted[]) sum[name] += town[name]
    for (const [bin, count] of town.histogram.entries()) histogram[bin] = (histogram[bin] ?? 0) + count
  }
  return { ...sum, histogram }
}

export function classesOf(spread: Readonly<Record<ParcelClass, number>>): Record<ParcelClass, number> {
  const { A, B, C, D } = spread
  return { A, B, C, D }
}
