import type { ParcelFacts } from '../facts/facts.ts'
import { engineVersion } from './engine.ts'
import { type Contender, contender, groupKey, inRankOrder, placeGroup } from './group.ts'
import type { Evaluation, GroupResult, ParcelResult } from './result.ts'
import { judgeParcel, type Placed, prepare, resultOf, type ScoredParcel } from './score-parcel.ts'
import type { Standard } from './standard.ts'

/**
 * Judges, scores, ranks and classes the parcels of one district and cycle. The order of parcels and of firms does not
 * show in the result. Throws RangeError when a parcel code comes twice: which row counts is decided before.
 */
export function evaluate(facts: readonly ParcelFacts[], standard: Standard): Evaluation {
  const prepared = prepare(standard)
  const scored = inCodeOrder(facts).map((one) => judgeParcel(prepared, one))
  const contenders = new Map<string, Contender[]>()
  for (const one of scored) {
    const ranked = contender(one)
    if (ranked === null) continue
    const key = groupKey(standard.classes, one)
    const group = contenders.get(key)
    if (group === undefined) contenders.set(key, [ranked])
    else group.push(ranked)
  }
  const placed = new Map<ScoredParcel, Placed>()
  const groups: GroupResult[] = []
  for (const key of [...contenders.keys()].sort()) {
    const members = (contenders.get(key) ?? []).sort(inRankOrder)
    const { group, placings } = placeGroup(standard, key, members)
    groups.push(group)
    for (const [index, placing] of placings.entries()) {
      const member = members[index]
      if (member !== undefined) placed.set(member.scored, { placing, group: key })
    }
  }
  const parcels = scored.map((one): ParcelResult => resultOf(one, placed.get(one) ?? null))
  return { standard: standard.id, engine: engineVersion, groups, parcels }
}

export function inCodeOrder(facts: readonly ParcelFacts[]): readonly ParcelFacts[] {
  const sorted = [...facts].sort((a, b) => (a.parcelCode < b.parcelCode ? -1 : a.parcelCode > b.parcelCode ? 1 : 0))
  for (const [index, { parcelCode }] of sorted.entries()) {
    if (index > 0 && sorted[index - 1]?.parcelCode === parcelCode) throw new RangeError(`parcel ${parcelCode} twice`)
  }
  return sorted
}
