import { type Outcome, outcomes } from '../comparison/outcome.ts'
import type { Measured } from '../indicators/measure.ts'
import { placeGroup } from '../scoring/group.ts'
import { leavingOut } from '../scoring/leaving-out.ts'
import { needsPeers, type PeerStatistics, peerStatistics } from '../scoring/peers.ts'
import { boundedClass, type Verdict, verdictOf } from '../scoring/precedence.ts'
import type { GroupResult } from '../scoring/result.ts'
import type { FiredRule } from '../scoring/rules.ts'
import type { Indicator, Standard } from '../scoring/standard.ts'
import { contributionOf, type WeightPlan, weightPlans } from '../scoring/weights.ts'
import type { ParcelClass } from '../vocabulary/class.ts'
import { add, quotientHalfUp, zero } from '../vocabulary/exact.ts'
import type { TryOutColumns } from './columns.ts'
import { measuredOf, pointsOf } from './points.ts'

/** How every parcel comes out, a place a parcel. */
export interface TryOutScores {
  /** Numbers in `outcomes`. */
  readonly outcomes: Uint8Array
  /** NaN for 待补正. */
  readonly totals: Float64Array
  /** 0 where the parcel is not ranked. */
  readonly ranks: Uint32Array
  readonly groups: readonly GroupResult[]
}

/** Scores the same parcels again and again, by standards that measure what the columns hold. */
export interface TryOutScorer {
  readonly score: (standard: Standard) => TryOutScores
}

interface IndicatorPoints {
  readonly definition: string
  readonly points: Float64Array
}

/** Points of an indicator are kept until its definition changes: a weight that moves judges nothing again. */
export function tryOutScorer(columns: TryOutColumns): TryOutScorer {
  const n = columns.codes.length
  const measured = new Map(columns.indicators.map((column) => [column.id, measuredOf(column, n)]))
  const incomplete = new Set(columns.incomplete)
  const kept = new Map<string, IndicatorPoints>()
  let peers: { readonly asked: string; readonly statistics: PeerStatistics | null } | null = null

  const peersOf = (standard: Standard, verdicts: readonly Verdict[]): PeerStatistics | null => {
    const asking = standard.indicators.filter(needsPeers)
    const asked = JSON.stringify(asking.map(({ weight: _, ...judged }) => judged))
    if (peers?.asked === asked) return peers.statistics
    const ranked = columns.codes.flatMap((_, place) => {
      if (incomplete.has(place) || verdicts[columns.firedOf[place] ?? 0]?.how !== 'ranked') return []
      const group = columns.groups[columns.groupOf[place] ?? 0] ?? ''
      return [{ group, measured: standard.indicators.map(({ id }) => measured.get(id)?.[place] ?? null) }]
    })
    peers = { asked, statistics: asking.length === 0 ? null : peerStatistics(standard.indicators, ranked) }
    return peers.statistics
  }

  const pointsBy = (indicator: Indicator, standard: Standard, verdicts: readonly Verdict[]): Float64Array => {
    const { weight: _, ...judged } = indicator
    const lines = standard.industryBenchmarks?.filter((line) => line.indicator === indicator.id)
    const definition = JSON.stringify([judged, lines])
    const known = kept.get(indicator.id)
    if (known?.definition === definition) return known.points
    const statistics = peersOf(standard, verdicts)
    const points = pointsOf(indicator, measured.get(indicator.id) ?? [], columns, standard, statistics)
    kept.set(indicator.id, { definition, points })
    return points
  }

  return {
    score(standard) {
      const fired = columns.fired.map((ids) => rulesOf(standard, ids))
      const verdicts = fired.map(verdictOf)
      const points = standard.indicators.map((indicator) => pointsBy(indicator, standard, verdicts))
      const totals = totalsOf(standard, columns, points, incomplete, measured)
      const scores = {
        outcomes: new Uint8Array(n).fill(outcomes.indexOf('incomplete')),
        totals,
        ranks: new Uint32Array(n),
      }
      const contenders: number[][] = columns.groups.map(() => [])
      for (let place = 0; place < n; place += 1) {
        const verdict = verdicts[columns.firedOf[place] ?? 0]
        if (incomplete.has(place) || verdict === undefined) continue
        if (verdict.how === 'ranked') contenders[columns.groupOf[place] ?? 0]?.push(place)
        else scores.outcomes[place] = numberOf(verdict.class ?? 'exempt')
      }
      const bounded = fired.map((rules) => boundsOf(rules))
      const groups = columns.groups.flatMap((key, number) => {
        const members = contenders[number] ?? []
        if (members.length === 0) return []
        // Places are in code order: the order among equals.
        members.sort((a, b) => (totals[b] ?? 0) - (totals[a] ?? 0) || a - b)
        const { group, placings } = placeGroup(standard, key, members.map(contenderAt))
        for (const [index, place] of members.entries()) {
          const placing = placings[index]
          if (placing === undefined) continue
          scores.ranks[place] = placing.rank
          scores.outcomes[place] = bounded[columns.firedOf[place] ?? 0]?.[placing.rankedClass] ?? 0
        }
        return [group]
      })
      return { ...scores, groups: groups.sort((a, b) => (a.key < b.key ? -1 : 1)) }

      function contenderAt(place: number) {
        return { parcelCode: columns.codes[place] ?? '', total: totals[place] ?? 0 }
      }
    },
  }
}

/** Place of the outcome in `outcomes`. */
function numberOf(outcome: Outcome): number {
  return outcomes.indexOf(outcome)
}

function rulesOf({ rules }: Standard, ids: readonly string[]): readonly FiredRule[] {
  return rules.filter(({ id }) => ids.includes(id)).map((rule) => ({ rule, evidence: [], confirmed: false }))
}

/** What floors and caps make of each ranked class. */
function boundsOf(rules: readonly FiredRule[]): Readonly<Record<ParcelClass, number>> {
  const of = (ranked: ParcelClass): number => numberOf(boundedClass(ranked, rules).class)
  return { A: of('A'), B: of('B'), C: of('C'), D: of('D') }
}

function totalsOf(
  standard: Standard,
  { lands, codes }: TryOutColumns,
  points: readonly Float64Array[],
  incomplete: ReadonlySet<number>,
  measured: ReadonlyMap<string, readonly (Measured | null)[]>,
): Float64Array {
  const plans = weightPlans(standard)
  const leaving = leavingOut(standard)
  const columns = standard.indicators.map(({ id }) => measured.get(id) ?? [])
  const totals = new Float64Array(codes.length).fill(Number.NaN)
  for (let place = 0; place < codes.length; place += 1) {
    const land = lands[place] ?? null
    const full = land === null ? undefined : plans.get(land)
    if (land === null || full === undefined || incomplete.has(place)) continue
    const row = leaving === null ? [] : columns.map((column) => column[place] ?? null)
    totals[place] = totalOf(leaving?.planFor(land, row) ?? full, points, place)
  }
  return totals
}

function totalOf(plan: WeightPlan, points: readonly Float64Array[], place: number): number {
  let sum = zero
  for (let index = 0; index < plan.indicators.length; index += 1) {
    const weighted = plan.indicators[index]
    if (weighted === undefined || weighted.notApplicable !== null) continue
    sum = add(sum, contributionOf(weighted, points[index]?.[place] ?? 0, plan).exact)
  }
  return quotientHalfUp(sum, plan.hundredfoldWhole, plan.totalDecimals)
}
