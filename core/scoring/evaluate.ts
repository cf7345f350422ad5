import type { ParcelFacts } from '../facts/facts.ts'
import { engineVersion } from './engine.ts'
import { type Contender, groupKey, inRankOrder, placeGroup } from './group.ts'
import type { Evaluation } from './result.ts'
import { judgeParcel, type Placed, prepare, resultOf } from './score-parcel.ts'
import type { Standard } from './standard.ts'

/**
 * Judges, scores, ranks and classes the parcels of one district and cycle. The order of parcels and of firms does not
 * show in the result. Throws RangeError when a parcel code comes twice: which row counts is decided before.
 */
export function evaluate(facts: readonly ParcelFacts[], standard: Standard): Evaluation {
  const prepared = prepare(standard)
  const scored = inCodeOrder(facts).map((one) => judgeParcel(prepared, one))
  const contenders = new Map<string, RankedParcel[]>()
  for (const [index, { facts: parcel, verdict, score }] of scored.entries()) {
    if (verdict?.how !== 'ranked' || score === null) continue
    const key = groupKey(standard.classes, parcel)
    const ranked = { parcelCode: parcel.parcelCode, total: score.total, index }
    const group = contenders.get(key)
    if (group === undefined) contenders.set(key, [ranked])
    else group.push(ranked)
  }
  const placed: (Placed | undefined)[] = []
  const groups = [...contenders.keys()].sort().map((key) => {
    const members = (contenders.get(key) ?? []).sort(inRankOrder)
    const { group, placings } = placeGroup(standard, key, members)
    for (let index = 0; index < members.length; index += 1) {
      const member = members[index]
      const placing = placings[index]
      if (member !== undefined && placing !== undefined) placed[member.index] = { placing, group: key }
    }
    return group
  })
  const parcels = scored.map((one, index) => resultOf(one, placed[index] ?? null))
  return { standard: standard.id, engine: engineVersion, groups, parcels }
}

interface RankedParcel extends Contender {
  /** Place among the scored parcels. */
  readonly index: number
}

export function inCodeOrder(facts: readonly ParcelFacts[]): readonly ParcelFacts[] {
  const sorted = [...facts].sort((a, b) => (a.parcelCode < b.parcelCode ? -1 : a.parcelCode > b.parcelCode ? 1 : 0))
  for (const [index, { parcelCode }] of sorted.entries()) {
    if (index > 0 && sorted[index - 1]?.parcelCode === parcelCode) throw new RangeError(`parcel ${parcelCode} twice`)
  }
  return sorted
}
