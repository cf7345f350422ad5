import type { ParcelFacts } from '../facts/facts.ts'
import { type AssumedSums, type SumBasis, sumBasis } from '../facts/sums.ts'
import { type Measured, measurableParcel } from '../indicators/measure.ts'
import type { LandClass } from '../vocabulary/land.ts'
import { groupKey } from './group.ts'
import { type IndustryFigures, industryFigures } from './industry-figures.ts'
import { type LeavingOut, leavingOut } from './leaving-out.ts'
import { needsPeers, type PeerStatistics } from './peers.ts'
import { boundedClass, type Verdict, verdictOf } from './precedence.ts'
import type { Placing } from './rank.ts'
import type { ParcelResult, RuleResult } from './result.ts'
import { type FiredRule, firedRules } from './rules.ts'
import { measureAll, type Score, type SurroundingsOf, scoreOf } from './score.ts'
import type { Standard } from './standard.ts'
import { type WeightPlan, weightPlans } from './weights.ts'

/** A standard made ready for many parcels. */
export interface PreparedStandard {
  readonly standard: Standard
  readonly plans: ReadonlyMap<LandClass, WeightPlan>
  /** Whether any indicator is held against the others of the group. */
  readonly needsPeers: boolean
  readonly leaving: LeavingOut | null
  readonly industries: IndustryFigures | null
}

/** Rules and figures of a parcel by itself, before anything is held against others. */
export interface MeasuredParcel {
  readonly facts: ParcelFacts
  readonly fired: readonly FiredRule[]
  readonly blockedBy: readonly string[]
  /** Null when 待补正. */
  readonly verdict: Verdict | null
  readonly basis: SumBasis
  readonly plan: WeightPlan | null
  /** In the order of the indicators; null where one does not apply. */
  readonly measured: readonly (Measured | null)[]
}

/** A parcel judged by itself: everything but its place in the group. */
export interface ScoredParcel {
  readonly facts: ParcelFacts
  readonly fired: readonly FiredRule[]
  readonly blockedBy: readonly string[]
  /** Both null when 待补正. */
  readonly verdict: Verdict | null
  readonly score: Score | null
}

export function prepare(standard: Standard): PreparedStandard {
  return {
    standard,
    plans: weightPlans(standard),
    needsPeers: standard.indicators.some(needsPeers),
    leaving: leavingOut(standard),
    industries: industryFigures(standard),
  }
}

/** Rules, then what every indicator measures unless the parcel is 待补正. */
export function measureParcel(prepared: PreparedStandard, facts: ParcelFacts, assumed?: AssumedSums): MeasuredParcel {
  const basis = sumBasis(facts, assumed)
  const { parcel } = facts
  const { landArea, landClass } = parcel
  const fired = firedRules(prepared.standard, { facts, basis })
  const full = landClass === undefined ? undefined : prepared.plans.get(landClass)
  if (facts.blockedBy.length > 0 || landArea === undefined || landClass === undefined || full === undefined) {
    return { facts, fired, blockedBy: blockersOf(facts), verdict: null, basis, plan: null, measured: [] }
  }
  const measured = measureAll(measurableParcel(parcel, landArea, landClass, basis), full)
  const plan = prepared.leaving?.planFor(landClass, measured) ?? full
  return { facts, fired, blockedBy: facts.blockedBy, verdict: verdictOf(fired), basis, plan, measured }
}

/** Points and total of a measured parcel. Without `peers` an indicator that needs them waits, and the total with it. */
export function scoreMeasured(
  { standard, needsPeers: isHeldAgainst, industries }: PreparedStandard,
  { facts, fired, blockedBy, verdict, basis, plan, measured }: MeasuredParcel,
  peers: PeerStatistics | null,
): ScoredParcel {
  if (plan === null) return { facts, fired, blockedBy, verdict, score: null }
  if (!isHeldAgainst && industries === null) {
    return { facts, fired, blockedBy, verdict, score: scoreOf(measured, plan, null) }
  }
  const around = surroundingsIn({ standard, industries }, facts, basis, peers)
  return { facts, fired, blockedBy, verdict, score: scoreOf(measured, plan, around) }
}

/** What each indicator of the parcel is held against. */
export function surroundingsIn(
  { standard, industries }: Pick<PreparedStandard, 'standard' | 'industries'>,
  facts: ParcelFacts,
  basis: SumBasis,
  peers: PeerStatistics | null,
): SurroundingsOf {
  const statistics = peers?.get(groupKey(standard.classes, facts, basis))
  const industry = industries?.of(basis) ?? null
  return (indicator) => {
    if (peers === null && needsPeers(indicator)) return null
    return { peers: statistics?.get(indicator.id) ?? null, industry: industry?.(indicator) ?? null }
  }
}

/** Both in one. `assumed` replaces sums, for trying out a change. */
export function judgeParcel(
  prepared: PreparedStandard,
  facts: ParcelFacts,
  assumed?: AssumedSums,
  peers: PeerStatistics | null = null,
): ScoredParcel {
  return scoreMeasured(prepared, measureParcel(prepared, facts, assumed), peers)
}

function blockersOf({ blockedBy, parcel }: ParcelFacts): readonly string[] {
  const blank = (['landArea', 'landClass'] as const).filter((field) => parcel[field] === undefined)
  return [...blockedBy, ...blank]
}

export interface Placed {
  readonly placing: Placing
  readonly group: string
}

const noRules: readonly RuleResult[] = []
const noIds: readonly string[] = []

/** The result with its whole trace; `placed` is null for a parcel that is not ranked, or not yet. */
export function resultOf(
  { facts, fired, blockedBy, verdict, score }: ScoredParcel,
  placed: Placed | null,
): ParcelResult {
  const { parcelCode, cycle, parcel } = facts
  const rankedClass = placed?.placing.rankedClass ?? null
  const bounded = rankedClass === null ? null : boundedClass(rankedClass, fired)
  const deciding = bounded?.deciding ?? verdict?.deciding ?? null
  return {
    parcelCode,
    landClass: parcel.landClass ?? null,
    status: score === null ? 'incomplete' : 'ok',
    how: verdict?.how ?? null,
    class: bounded?.class ?? verdict?.class ?? null,
    total: score?.total ?? null,
    rank: placed?.placing.rank ?? null,
    of: placed?.placing.of ?? null,
    rules: fired.length === 0 ? noIds : fired.map(({ rule }) => rule.id),
    flagged: verdict?.flagged ?? false,
    indicators: score?.indicators ?? [],
    cycle,
    townCode: parcel.townCode ?? null,
    dimensions: score?.dimensions ?? [],
    ruleResults:
      fired.length === 0
        ? noRules
        : fired.map(({ rule: { id }, evidence, confirmed }) => ({
            id,
            deciding: id === deciding,
            evidence,
            confirmed,
          })),
    group: placed?.group ?? null,
    rankedClass,
    blockedBy,
  }
}

/**
 * One parcel without its group: direct class and total are final, rank and ranked class stay open. Where the standard
 * holds values against the group, `peers` are its figures of the last evaluation; without them the total stays open too.
 */
export function scoreParcel(facts: ParcelFacts, standard: Standard, peers: PeerStatistics | null = null): ParcelResult {
  return resultOf(judgeParcel(prepare(standard), facts, undefined, peers), null)
}
