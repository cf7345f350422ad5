import type { ParcelKeys } from './keys.ts'
import { doubtfulOverlap, sameParcelOverlap } from './thresholds.ts'

/** Active parcels that are known by a key. */
export interface KnownParcels {
  readonly byCode: (code: string) => string | null
  readonly byUnit: (unit: string) => readonly string[]
  readonly byCertificate: (certificate: string) => readonly string[]
  /** 宗地代码 of a parcel; null where it has none. */
  readonly unitOf: (parcelCode: string) => string | null
  /** Its code is ours: the platform has given none so far. */
  readonly isProposed: (parcelCode: string) => boolean
}

/** How much of two boundaries is common: of the larger and of the smaller of them. */
export interface Overlap {
  readonly parcelCode: string
  readonly ofLarger: number
  readonly ofSmaller: number
}

export type MatchBy = 'code' | 'unit' | 'certificate' | 'overlap'

export type Match =
  | { readonly kind: 'known'; readonly parcelCode: string; readonly by: MatchBy; readonly overlap: number | null }
  | { readonly kind: 'new' }
  /** The same parcel, to which the platform has now given a code in place of ours. */
  | { readonly kind: 'recoded'; readonly parcelCode: string; readonly by: MatchBy; readonly overlap: number | null }
  /** For a person: `why` says what contradicts; best candidates first. */
  | { readonly kind: 'unclear'; readonly candidates: readonly string[]; readonly why: string }

/**
 * The parcel a record speaks of: of the same platform code, else of the same 不动产单元号 or certificate, else of
 * (nearly) the same boundary. What points to two parcels, or to one and only half, is not guessed.
 * @param overlaps with active parcels; asked only when no key decides
 */
export function matchRecord(keys: ParcelKeys, known: KnownParcels, overlaps: () => readonly Overlap[]): Match {
  const byCode = keys.code === undefined ? null : known.byCode(keys.code)
  const byUnit = keys.unit === undefined ? [] : known.byUnit(keys.unit)
  const byCertificate = keys.certificate === undefined ? [] : known.byCertificate(keys.certificate)
  if (byCode !== null) {
    const other = [...byUnit, ...byCertificate].filter((code) => code !== byCode)
    // A certificate or unit that several parcels share, this one among them, says nothing against it.
    const isContradicted = other.length > 0 && !byUnit.includes(byCode) && !byCertificate.includes(byCode)
    if (!isContradicted) return { kind: 'known', parcelCode: byCode, by: 'code', overlap: null }
    return unclear([byCode, ...other], '地块编码与不动产单元号或证号指向不同的地块')
  }
  const found =
    byUnit.length + byCertificate.length > 0
      ? matchByKeys(keys, known, byUnit, byCertificate)
      : matchByOverlap(overlaps())
  return keys.code === undefined || found.kind !== 'known' ? found : withOtherCode(found, known)
}

/** A record with a code that no parcel has, though it is known otherwise. */
function withOtherCode(found: Extract<Match, { kind: 'known' }>, known: KnownParcels): Match {
  if (known.isProposed(found.parcelCode)) return { ...found, kind: 'recoded' }
  const what = { unit: '不动产单元号', certificate: '不动产权证号', overlap: '界址', code: '编码' }[found.by]
  return unclear([found.parcelCode], `${what}与已有地块相同，地块编码却不同`)
}

function matchByKeys(
  keys: ParcelKeys,
  known: KnownParcels,
  byUnit: readonly string[],
  byCertificate: readonly string[],
): Match {
  const [unit] = byUnit
  const [certificate] = byCertificate
  const all = [...new Set([...byUnit, ...byCertificate])]
  if (byUnit.length > 1) return unclear(all, '同一不动产单元号对应多宗地块')
  if (unit !== undefined && byCertificate.length > 0 && !byCertificate.includes(unit)) {
    return unclear(all, '不动产单元号与证号指向不同的地块')
  }
  if (unit !== undefined) return { kind: 'known', parcelCode: unit, by: 'unit', overlap: null }
  if (byCertificate.length > 1 || certificate === undefined) return unclear(all, '同一证号对应多宗地块')
  // One certificate may hold several parcels: another 宗地 of it is another parcel, or a new number of this one.
  const unitThere = known.unitOf(certificate)
  if (keys.unit !== undefined && unitThere !== null) return unclear(all, '证号与已有地块相同，不动产单元号却不同')
  return { kind: 'known', parcelCode: certificate, by: 'certificate', overlap: null }
}

function matchByOverlap(overlaps: readonly Overlap[]): Match {
  const same = overlaps.filter(({ ofLarger }) => ofLarger >= sameParcelOverlap)
  const doubtful = overlaps.filter(({ ofSmaller }) => ofSmaller >= doubtfulOverlap)
  const [best] = same
  if (best === undefined && doubtful.length === 0) return { kind: 'new' }
  const candidates = [...doubtful].sort((a, b) => b.ofLarger - a.ofLarger).map(({ parcelCode }) => parcelCode)
  if (best === undefined) return unclear(candidates, '界址与已有地块部分重叠，可能是分割、合并或界址有误')
  if (same.length > 1) return unclear(candidates, '界址与多宗地块基本重合')
  return { kind: 'known', parcelCode: best.parcelCode, by: 'overlap', overlap: best.ofLarger }
}

function unclear(candidates: readonly string[], why: string): Match {
  return { kind: 'unclear', candidates: [...new Set(candidates)], why }
}
