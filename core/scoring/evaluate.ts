import type { ParcelFacts } from '../facts/facts.ts'
import { countedFirms } from '../facts/sums.ts'
import type { ParcelClass } from '../vocabulary/class.ts'
import { byParcelCode } from './code-order.ts'
import { engineVersion } from './engine.ts'
import { type Contender, groupKey, inRankOrder, placeGroup } from './group.ts'
import { itemAt } from './item-at.ts'
import { type Peer, type PeerStatistics, peerStatistics } from './peers.ts'
import { type DirectCounts, noDirect } from './rank.ts'
import type { Evaluation } from './result.ts'
import {
  judgeParcel,
  type MeasuredParcel,
  measureParcel,
  type Placed,
  type PreparedStandard,
  prepare,
  resultOf,
  type ScoredParcel,
  scoreMeasured,
} from './score-parcel.ts'
import type { Standard } from './standard.ts'

/**
 * Judges, scores, ranks and classes the parcels of one district and cycle. The order of parcels and of firms does not
 * show in the result. Throws RangeError when a parcel code comes twice: which row counts is decided before.
 */
export function evaluate(facts: readonly ParcelFacts[], standard: Standard): Evaluation {
  return evaluateAmongPeers(facts, standard).evaluation
}

/** An evaluation with the figures of the groups it rests on; null under a standard that holds nothing against a group. */
export interface EvaluationAmongPeers {
  readonly evaluation: Evaluation
  readonly peers: PeerStatistics | null
}

/** The same, with what a parcel is held against when it is judged by itself later (`scoreParcel`, `wayUp`). */
export function evaluateAmongPeers(facts: readonly ParcelFacts[], standard: Standard): EvaluationAmongPeers {
  const prepared = prepare(standard)
  const ordered = inCodeOrder(facts)
  if (prepared.needsPeers) {
    return evaluateMeasured(
      prepared,
      ordered.map((one) => measureParcel(prepared, one)),
    )
  }
  const scored = ordered.map((one) => judgeParcel(prepared, one))
  return { evaluation: placeAll(standard, scored), peers: null }
}

/** The same from what was measured, in code order: the figures of the groups first, then every parcel against them. */
export function evaluateMeasured(
  prepared: PreparedStandard,
  measured: readonly MeasuredParcel[],
): { readonly evaluation: Evaluation; readonly peers: PeerStatistics } {
  const peers = peerStatistics(prepared.standard.indicators, peersOf(prepared, measured))
  const scored = measured.map((one) => scoreMeasured(prepared, one, peers))
  return { evaluation: placeAll(prepared.standard, scored), peers }
}

/** Who makes up the figures of the groups: the ranked parcels. */
function peersOf({ standard }: PreparedStandard, all: readonly MeasuredParcel[]): readonly Peer[] {
  return all
    .filter(({ verdict }) => verdict?.how === 'ranked')
    .map(({ facts, basis, measured }) => ({ group: groupKey(standard.classes, facts, basis), measured }))
}

function placeAll(standard: Standard, scored: readonly ScoredParcel[]): Evaluation {
  const contenders = new Map<string, RankedParcel[]>()
  for (const [index, one] of scored.entries()) {
    const contender = contenderOf(standard, one)
    if (contender === null) continue
    const key = contender.group
    const ranked = { ...contender, index }
    const group = contenders.get(key)
    if (group === undefined) contenders.set(key, [ranked])
    else group.push(ranked)
  }
  const direct = directCounts(standard, scored)
  const placed: (Placed | undefined)[] = []
  const groups = [...contenders].sort(byKey).map(([key, ranked]) => {
    const members = ranked.sort(inRankOrder)
    const { group, placings } = placeGroup(standard, key, members, direct.get(key))
    for (const [place, { index }] of members.entries()) placed[index] = { placing: itemAt(placings, place), group: key }
    return group
  })
  const parcels = scored.map((one, index) => resultOf(one, placed[index] ?? null))
  return { standard: standard.id, engine: engineVersion, groups, parcels }
}

function directCounts(standard: Standard, scored: readonly ScoredParcel[]): ReadonlyMap<string, DirectCounts> {
  const counts = new Map<string, DirectCounts>()
  for (const one of scored) {
    const seat = seatOf(standard, one)
    if (seat !== null) counts.set(seat.group, withSeat(counts.get(seat.group) ?? noDirect, seat.class, 1))
  }
  return counts
}

export function withSeat(counts: DirectCounts, of: ParcelClass, more: 1 | -1): DirectCounts {
  return { ...counts, [of]: counts[of] + more }
}

/** The place of the shares that a directly judged parcel takes; null where it takes none. */
export function seatOf(
  { classes }: Standard,
  one: ScoredParcel | undefined,
): { readonly group: string; readonly class: ParcelClass } | null {
  if (classes.directInQuota !== true || one?.verdict?.how !== 'direct' || one.verdict.class === null) return null
  return { group: groupKey(classes, one.facts, { firms: countedFirms(one.facts.firms) }), class: one.verdict.class }
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1
}

interface RankedParcel extends Contender {
  /** Place among the scored parcels. */
  readonly index: number
}

/** The parcel as its ranking group sees it; null when it is not ranked. */
export function contenderOf(
  { classes }: Standard,
  one: ScoredParcel | undefined,
): (Contender & { readonly group: string }) | null {
  if (one?.verdict?.how !== 'ranked' || one.score === null || one.score.total === null) return null
  const { parcelCode } = one.facts
  return {
    parcelCode,
    total: one.score.total,
    group: groupKey(classes, one.facts, { firms: countedFirms(one.facts.firms) }),
  }
}

export function inCodeOrder(facts: readonly ParcelFacts[]): readonly ParcelFacts[] {
  const sorted = [...facts].sort(byParcelCode)
  for (const [index, { parcelCode }] of sorted.entries()) {
    if (sorted[index - 1]?.parcelCode === parcelCode) throw new RangeError(`parcel ${parcelCode} twice`)
  }
  return sorted
}
