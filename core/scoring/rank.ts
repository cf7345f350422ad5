import { type ParcelClass, parcelClasses } from '../vocabulary/class.ts'
import type { ClassRule } from './standard.ts'

/** Where a parcel stands among the ranked parcels of its group. */
export interface Placing {
  readonly rank: number
  readonly of: number
  readonly rankedClass: ParcelClass
}

/** Whether score lines decide instead of shares: for want of parcels, or because the standard says so. */
export function isByLines({ by, smallGroup }: ClassRule, size: number): boolean {
  return by === 'lines' || size < smallGroup.below
}

/** Class of rank r of n: r × 100 ≤ cumulated share × n, in whole numbers because summed fractions drift. */
export function classByRank(rank: number, size: number, shares: ClassRule['shares']): ParcelClass {
  let cumulated = 0
  for (const { code } of parcelClasses) {
    cumulated += shares[code]
    if (rank * 100 <= cumulated * size) return code
  }
  return 'D'
}

/** Class by score lines, the line itself included. A line nobody reached (null) is out of reach. */
export function classByLines(total: number, lines: Readonly<Record<'A' | 'B' | 'C', number | null>>): ParcelClass {
  for (const code of ['A', 'B', 'C'] as const) {
    const line = lines[code]
    if (line !== null && total >= line) return code
  }
  return 'D'
}

/**
 * Placings for totals in descending order: rank = 1 + the number of greater totals, so equal totals share rank and
 * class. `isByLines` says whether lines or shares class them.
 */
export function placings(totals: readonly number[], rule: ClassRule): readonly Placing[] {
  const of = totals.length
  const byLines = isByLines(rule, of)
  const result: Placing[] = []
  let rank = 0
  let previous: number | undefined
  let rankedClass: ParcelClass = 'D'
  for (const [index, total] of totals.entries()) {
    if (total !== previous) {
      rank = index + 1
      previous = total
      rankedClass = byLines ? classByLines(total, rule.smallGroup.lines) : classByRank(rank, of, rule.shares)
    }
    result.push({ rank, of, rankedClass })
  }
  return result
}
