import { townName } from '../vocabulary/district.ts'
import { isSmallGroup, type Placing, placings } from './rank.ts'
import type { GroupResult } from './result.ts'
import type { ScoredParcel } from './score-parcel.ts'
import type { ClassRule, Standard } from './standard.ts'

/** A ranked parcel: its total decides the order, its code the order among equals. */
export interface Contender {
  readonly scored: ScoredParcel
  readonly total: number
}

/** The parcel as a contender of its group, or null when it is not ranked. */
export function contender(scored: ScoredParcel): Contender | null {
  return scored.verdict?.how === 'ranked' && scored.score !== null ? { scored, total: scored.score.total } : null
}

/** Descending by total, then by parcel code. */
export function inRankOrder(a: Contender, b: Contender): number {
  if (a.total !== b.total) return b.total - a.total
  return a.scored.facts.parcelCode < b.scored.facts.parcelCode ? -1 : 1
}

const separator = '·'

/** Key of the parcel's ranking group: the values of the fields the standard groups by. */
export function groupKey({ groupBy }: ClassRule, { facts }: ScoredParcel): string {
  return groupBy.map((field) => facts.parcel[field] ?? '').join(separator)
}

/** "工业", "工业 · 新桥镇" */
export function groupLabel(key: string): string {
  return key
    .split(separator)
    .map((part) => townName(part) ?? part)
    .join(` ${separator} `)
}

/** Places the contenders of a group, given in rank order. */
export function placeGroup(
  { classes }: Standard,
  key: string,
  contenders: readonly Contender[],
): { readonly group: GroupResult; readonly placings: readonly Placing[] } {
  const placed = placings(
    contenders.map(({ total }) => total),
    classes,
  )
  const lowest = (code: 'A' | 'B' | 'C'): number | null => {
    const last = placed.findLastIndex(({ rankedClass }) => rankedClass === code)
    return contenders[last]?.total ?? null
  }
  const size = contenders.length
  const cutOffs = { A: lowest('A'), B: lowest('B'), C: lowest('C') }
  return {
    group: { key, label: groupLabel(key), size, byScoreLines: isSmallGroup(classes, size), cutOffs },
    placings: placed,
  }
}
