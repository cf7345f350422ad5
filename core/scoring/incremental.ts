import type { ParcelFacts } from '../facts/facts.ts'
import { byParcelCode } from './code-order.ts'
import { engineVersion } from './engine.ts'
import { contenderOf, evaluateMeasured, inCodeOrder, seatOf, withSeat } from './evaluate.ts'
import { type Contender, inRankOrder, placeGroup } from './group.ts'
import { itemAt } from './item-at.ts'
import { type DirectCounts, noDirect } from './rank.ts'
import type { Evaluation, GroupResult, ParcelResult } from './result.ts'
import {
  judgeParcel,
  measureParcel,
  type PreparedStandard,
  prepare,
  resultOf,
  type ScoredParcel,
} from './score-parcel.ts'
import { insertSorted, placeIn, removeSorted } from './sorted.ts'
import type { Standard } from './standard.ts'

/** An evaluation that is kept up to date while parcels are edited: one parcel is judged again, its group placed again. */
export interface LiveEvaluation {
  /** What `evaluate` would give for the facts as they stand. */
  readonly current: () => Evaluation
  /** Takes a parcel's facts in place of those it had, or adds the parcel. */
  readonly put: (facts: ParcelFacts) => Evaluation
  readonly remove: (parcelCode: string) => Evaluation
}

interface Group {
  /** In rank order. */
  readonly contenders: Contender[]
  /** Its directly judged parcels, where they take places. */
  direct: DirectCounts
  /** Null while nobody is ranked in it. */
  result: GroupResult | null
}

/** Throws RangeError when a parcel code comes twice. */
export function liveEvaluation(facts: readonly ParcelFacts[], standard: Standard): LiveEvaluation {
  const prepared = prepare(standard)
  return prepared.needsPeers ? liveAmongPeers(facts, prepared) : liveAlone(facts, prepared)
}

/** One parcel's figures move those of its group, and these the points of all: what was measured is kept, no more. */
function liveAmongPeers(facts: readonly ParcelFacts[], prepared: PreparedStandard): LiveEvaluation {
  const measured = new Map(inCodeOrder(facts).map((one) => [one.parcelCode, measureParcel(prepared, one)]))
  const again = (): Evaluation => {
    const inOrder = [...measured.values()].sort((a, b) => byParcelCode(a.facts, b.facts))
    return evaluateMeasured(prepared, inOrder).evaluation
  }
  let evaluation = again()
  return {
    current: () => evaluation,
    put: (changed) => {
      measured.set(changed.parcelCode, measureParcel(prepared, changed))
      evaluation = again()
      return evaluation
    },
    remove: (parcelCode) => {
      if (measured.delete(parcelCode)) evaluation = again()
      return evaluation
    },
  }
}

function liveAlone(facts: readonly ParcelFacts[], prepared: PreparedStandard): LiveEvaluation {
  const { standard } = prepared
  const scored = new Map<string, ScoredParcel>()
  const groups = new Map<string, Group>()
  const results: ParcelResult[] = []

  const groupOf = (key: string): Group => {
    const known = groups.get(key)
    if (known !== undefined) return known
    const group: Group = { contenders: [], direct: noDirect, result: null }
    groups.set(key, group)
    return group
  }
  const takeSeat = (one: ScoredParcel | undefined, more: 1 | -1): string | undefined => {
    const seat = seatOf(standard, one)
    if (seat === null) return undefined
    const group = groupOf(seat.group)
    group.direct = withSeat(group.direct, seat.class, more)
    return seat.group
  }
  const placeAgain = (key: string): void => {
    const group = groupOf(key)
    group.result = null
    if (group.contenders.length === 0) return
    const { group: result, placings } = placeGroup(standard, key, group.contenders, group.direct)
    group.result = result
    for (const [index, placing] of placings.entries()) {
      const { parcelCode } = itemAt(group.contenders, index)
      const at = placeIn(results, { parcelCode }, byParcelCode)
      const before = results[at]
      const one = scored.get(parcelCode)
      if (one === undefined || (before !== undefined && isPlaced(before, placing))) continue
      results[at] = resultOf(one, { placing, group: key })
    }
  }
  const current = (): Evaluation => {
    const placed = [...groups.keys()].sort().flatMap((key) => groups.get(key)?.result ?? [])
    return { standard: standard.id, engine: engineVersion, groups: placed, parcels: results.slice() }
  }
  const exchange = (parcelCode: string, next: ScoredParcel | undefined): Evaluation => {
    const previous = scored.get(parcelCode)
    const before = contenderOf(standard, previous)
    const after = contenderOf(standard, next)
    if (next === undefined) {
      scored.delete(parcelCode)
      removeSorted(results, { parcelCode }, byParcelCode)
    } else {
      const at = placeIn(results, { parcelCode }, byParcelCode)
      const result = resultOf(next, null)
      if (scored.has(parcelCode)) results[at] = result
      else results.splice(at, 0, result)
      scored.set(parcelCode, next)
    }
    if (before !== null) removeSorted(groupOf(before.group).contenders, before, inRankOrder)
    if (after !== null) insertSorted(groupOf(after.group).contenders, after, inRankOrder)
    const touched = [before?.group, after?.group, takeSeat(previous, -1), takeSeat(next, 1)]
    for (const key of new Set(touched)) if (key !== undefined) placeAgain(key)
    return current()
  }

  for (const one of inCodeOrder(facts)) {
    const judged = judgeParcel(prepared, one)
    scored.set(one.parcelCode, judged)
    results.push(resultOf(judged, null))
    const contender = contenderOf(standard, judged)
    takeSeat(judged, 1)
    if (contender !== null) groupOf(contender.group).contenders.push(contender)
  }
  for (const { contenders } of groups.values()) contenders.sort(inRankOrder)
  for (const key of groups.keys()) placeAgain(key)
  return {
    current,
    put: (changed) => exchange(changed.parcelCode, judgeParcel(prepared, changed)),
    remove: (parcelCode) => (scored.has(parcelCode) ? exchange(parcelCode, undefined) : current()),
  }
}

/** Whether the result already says so. A parcel that was judged again has no place yet. */
function isPlaced(
  before: ParcelResult,
  { rank, of, rankedClass }: { readonly rank: number; readonly of: number; readonly rankedClass: string },
): boolean {
  return before.rank === rank && before.of === of && before.rankedClass === rankedClass
}
