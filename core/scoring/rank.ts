import type { ParcelClass } from '../vocabulary/class.ts'
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

/** Directly judged parcels of a group by class. */
export type DirectCounts = Readonly<Record<ParcelClass, number>>

export const noDirect: DirectCounts = { A: 0, B: 0, C: 0, D: 0 }

/**
 * Class of rank r of n: r × 100 ≤ cumulated share × n, in whole numbers because summed fractions drift. Directly judged
 * parcels that count stand in n, and before r as far as they have the class or a better one.
 */
export function classByRank(
  rank: number,
  size: number,
  shares: ClassRule['shares'],
  direct: DirectCounts = noDirect,
): ParcelClass {
  const whole = size + direct.A + direct.B + direct.C + direct.D
  let cumulated = 0
  let place = rank
  for (const code of ['A', 'B', 'C'] as const) {
    cumulated += shares[code]
    place += direct[code]
    if (place * 100 <= cumulated * whole) return code
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
export function placings(
  totals: readonly number[],
  rule: ClassRule,
  direct: DirectCounts = noDirect,
): readonly Placing[] {
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
      rankedClass = byLines ? classByLines(total, rule.smallGroup.lines) : classByRank(rank, of, rule.shares, direct)
    }
    result.push({ rank, of, rankedClass })
  }
  return result
}
