import type { ParcelFacts } from '../facts/facts.ts'
import { type AssumedSums, sumBasis } from '../facts/sums.ts'
import { measurableParcel } from '../indicators/measure.ts'
import type { LandClass } from '../vocabulary/land.ts'
import { boundedClass, type Verdict, verdictOf } from './precedence.ts'
import type { Placing } from './rank.ts'
import type { ParcelResult, RuleResult } from './result.ts'
import { type FiredRule, firedRules } from './rules.ts'
import { type Score, scoreOf } from './score.ts'
import type { Standard } from './standard.ts'
import { type WeightPlan, weightPlans } from './weights.ts'

/** A standard made ready for many parcels. */
export interface PreparedStandard {
  readonly standard: Standard
  readonly plans: ReadonlyMap<LandClass, WeightPlan>
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
  return { standard, plans: weightPlans(standard) }
}

/** Rules, then indicators and total unless the parcel is 待补正. `assumed` replaces sums, for trying out a change. */
export function judgeParcel(prepared: PreparedStandard, facts: ParcelFacts, assumed?: AssumedSums): ScoredParcel {
  const basis = sumBasis(facts, assumed)
  const { parcel } = facts
  const { landArea, landClass } = parcel
  const fired = firedRules(prepared.standard, { facts, basis })
  const plan = landClass === undefined ? undefined : prepared.plans.get(landClass)
  if (facts.blockedBy.length > 0 || landArea === undefined || landClass === undefined || plan === undefined) {
    return { facts, fired, blockedBy: blockersOf(facts), verdict: null, score: null }
  }
  const score = scoreOf(measurableParcel(parcel, landArea, landClass, basis), plan)
  return { facts, fired, blockedBy: facts.blockedBy, verdict: verdictOf(fired), score }
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

/** One parcel without its group: direct class and total are final, rank and ranked class stay open. */
export function scoreParcel(facts: ParcelFacts, standard: Standard): ParcelResult {
  return resultOf(judgeParcel(prepare(standard), facts), null)
}
