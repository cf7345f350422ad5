import type { ParcelFacts } from '../facts/facts.ts'
import { mainIndustryOf, scaleOf, tenureOf } from '../facts/parcel-kind.ts'
import type { SumBasis } from '../facts/sums.ts'
import { townName } from '../vocabulary/district.ts'
import { byParcelCode } from './code-order.ts'
import { type DirectCounts, isByLines, noDirect, type Placing, placings } from './rank.ts'
import type { GroupResult } from './result.ts'
import type { ClassRule, GroupField, Standard } from './standard.ts'

/** A ranked parcel: its total decides the order, its code the order among equals. */
export interface Contender {
  readonly parcelCode: string
  readonly total: number
}

/** Descending by total, then by parcel code. */
export function inRankOrder(a: Contender, b: Contender): number {
  if (a.total !== b.total) return b.total - a.total
  return byParcelCode(a, b)
}

const separator = '·'

/** Key of the parcel's ranking group: the values of the fields the standard groups by. */
export function groupKey({ groupBy }: ClassRule, { parcel }: ParcelFacts, basis: Pick<SumBasis, 'firms'>): string {
  const [field] = groupBy
  if (groupBy.length === 1 && field === 'landClass') return parcel.landClass ?? ''
  return groupBy.map((each) => partOf(each, parcel, basis)).join(separator)
}

function partOf(field: GroupField, parcel: ParcelFacts['parcel'], basis: Pick<SumBasis, 'firms'>): string {
  switch (field) {
    case 'landClass':
    case 'townCode':
      return parcel[field] ?? ''
    case 'industry': {
      const industry = mainIndustryOf(basis)
      return industry === null ? '行业不明' : `行业${industry}`
    }
    case 'scale':
      return scaleOf(basis) ?? '规模不明'
    case 'tenure':
      return tenureOf(basis) ?? '用地关系不明'
  }
}

/** "工业", "工业 · 新桥镇" */
export function groupLabel(key: string): string {
  return key
    .split(separator)
    .map((part) => townName(part) ?? part)
    .join(` ${separator} `)
}

/**
 * Places the contenders of a group, given in rank order.
 * @param direct its directly judged parcels, where the standard has them take places
 */
export function placeGroup(
  { classes }: Standard,
  key: string,
  contenders: readonly Contender[],
  direct: DirectCounts = noDirect,
): { readonly group: GroupResult; readonly placings: readonly Placing[] } {
  const placed = placings(
    contenders.map(({ total }) => total),
    classes,
    direct,
  )
  const lowest = (code: 'A' | 'B' | 'C'): number | null => {
    const last = placed.findLastIndex(({ rankedClass }) => rankedClass === code)
    return contenders[last]?.total ?? null
  }
  const size = contenders.length
  const cutOffs = { A: lowest('A'), B: lowest('B'), C: lowest('C') }
  const counted = classes.directInQuota === true ? { direct } : {}
  return {
    group: { key, label: groupLabel(key), size, ...counted, byScoreLines: isByLines(classes, size), cutOffs },
    placings: placed,
  }
}
