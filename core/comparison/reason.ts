import type { GroupResult, IndicatorResult, ParcelResult } from '../scoring/result.ts'

/** Why a parcel came out otherwise. Scores are those of the total. */
export type MoveReason =
  | { readonly kind: 'absent'; readonly side: 'from' | 'to' }
  /** 待补正 on that side. */
  | { readonly kind: 'incomplete'; readonly side: 'from' | 'to'; readonly blockedBy: readonly string[] }
  /** The rule that decided on one side and does not on the other. */
  | { readonly kind: 'rule'; readonly id: string; readonly side: 'from' | 'to' }
  /** Ranked with others than before: keys of the groups. */
  | { readonly kind: 'group'; readonly from: string; readonly to: string }
  /** Null: the standard of that side does not have the indicator, or it does not apply. */
  | { readonly kind: 'indicator'; readonly id: string; readonly from: number | null; readonly to: number | null }
  /** Same total, other place: the others changed. */
  | { readonly kind: 'rank'; readonly from: RankOf; readonly to: RankOf }
  /** The lowest total that reached the class; null: nobody did. */
  | {
      readonly kind: 'cut-off'
      readonly class: 'A' | 'B' | 'C'
      readonly from: number | null
      readonly to: number | null
    }
  | { readonly kind: 'size'; readonly from: number; readonly to: number }
  /** Shares on one side, score lines on the other. */
  | { readonly kind: 'method'; readonly toScoreLines: boolean }
  /** Nothing of the parcel or its group changed: the standards say something else about the same. */
  | { readonly kind: 'standard' }

export interface RankOf {
  readonly rank: number
  readonly of: number
}

export type ReasonedResult = Pick<
  ParcelResult,
  'status' | 'how' | 'class' | 'total' | 'rank' | 'of' | 'group' | 'rankedClass' | 'blockedBy'
> & {
  readonly indicators: readonly Pick<IndicatorResult, 'id' | 'score' | 'points'>[]
  readonly ruleResults: readonly { readonly id: string; readonly deciding: boolean }[]
}

/** The groups of a side by key. */
export type GroupsByKey = ReadonlyMap<string, Pick<GroupResult, 'size' | 'byScoreLines' | 'cutOffs'>>

/** More would not be read. */
const mostIndicators = 3

/** Why the outcome is another one, the weightiest first. */
export function moveReasons(
  from: ReasonedResult | null,
  to: ReasonedResult | null,
  groups: { readonly from: GroupsByKey; readonly to: GroupsByKey },
): readonly MoveReason[] {
  if (from === null || to === null) return [{ kind: 'absent', side: from === null ? 'from' : 'to' }]
  const incomplete = (['from', 'to'] as const).flatMap((side): readonly MoveReason[] => {
    const { status, blockedBy } = side === 'from' ? from : to
    return status === 'incomplete' ? [{ kind: 'incomplete', side, blockedBy }] : []
  })
  if (incomplete.length > 0) return incomplete
  const rules = ruleChanges(from, to)
  // Without a ranking on both sides only the rules decided.
  const isByRank = from.how === 'ranked' && to.how === 'ranked' && from.rankedClass !== to.rankedClass
  const reasons = isByRank ? [...rules, ...rankingChanges(from, to, groups)] : rules
  return reasons.length === 0 ? [{ kind: 'standard' }] : reasons
}

function ruleChanges(from: ReasonedResult, to: ReasonedResult): readonly MoveReason[] {
  const before = decidingOf(from)
  const after = decidingOf(to)
  if (before === after) return []
  return [
    ...(before === null ? [] : [{ kind: 'rule', id: before, side: 'from' } as const]),
    ...(after === null ? [] : [{ kind: 'rule', id: after, side: 'to' } as const]),
  ]
}

function decidingOf({ ruleResults }: ReasonedResult): string | null {
  return ruleResults.find(({ deciding }) => deciding)?.id ?? null
}

function rankingChanges(
  from: ReasonedResult,
  to: ReasonedResult,
  groups: { readonly from: GroupsByKey; readonly to: GroupsByKey },
): readonly MoveReason[] {
  const reasons: MoveReason[] = []
  if (from.group !== to.group) reasons.push({ kind: 'group', from: from.group ?? '', to: to.group ?? '' })
  if (from.total !== to.total) reasons.push(...indicatorChanges(from, to))
  const before = groups.from.get(from.group ?? '')
  const after = groups.to.get(to.group ?? '')
  if (before === undefined || after === undefined) return reasons
  if (before.byScoreLines !== after.byScoreLines) reasons.push({ kind: 'method', toScoreLines: after.byScoreLines })
  reasons.push(...cutOffChange(from, to, before, after))
  if (from.total === to.total && from.rank !== to.rank) reasons.push(rankChange(from, to))
  if (before.size !== after.size) reasons.push({ kind: 'size', from: before.size, to: after.size })
  return reasons
}

function rankChange(from: ReasonedResult, to: ReasonedResult): MoveReason {
  const placeOf = ({ rank, of }: ReasonedResult): RankOf => ({ rank: rank ?? 0, of: of ?? 0 })
  return { kind: 'rank', from: placeOf(from), to: placeOf(to) }
}

/** The indicators whose score changed most. */
function indicatorChanges(from: ReasonedResult, to: ReasonedResult): readonly MoveReason[] {
  const ids = new Set([...from.indicators, ...to.indicators].map(({ id }) => id))
  const changes = [...ids].map((id) => ({
    kind: 'indicator' as const,
    id,
    from: scoreIn(from, id),
    to: scoreIn(to, id),
  }))
  const size = (one: { readonly from: number | null; readonly to: number | null }): number =>
    Math.abs((one.to ?? 0) - (one.from ?? 0))
  return changes
    .filter((one) => size(one) > 0)
    .sort((a, b) => size(b) - size(a) || (a.id < b.id ? -1 : 1))
    .slice(0, mostIndicators)
}

function scoreIn({ indicators }: ReasonedResult, id: string): number | null {
  const found = indicators.find((one) => one.id === id)
  return found === undefined || found.points === null ? null : found.score
}

/** The line between the better and the worse of the two classes, where it moved. */
function cutOffChange(
  from: ReasonedResult,
  to: ReasonedResult,
  before: Pick<GroupResult, 'cutOffs'>,
  after: Pick<GroupResult, 'cutOffs'>,
): readonly MoveReason[] {
  const [better] = [from.rankedClass, to.rankedClass].sort()
  if (better === null || better === undefined || better === 'D') return []
  const line = { kind: 'cut-off', class: better, from: before.cutOffs[better], to: after.cutOffs[better] } as const
  return line.from === line.to ? [] : [line]
}
