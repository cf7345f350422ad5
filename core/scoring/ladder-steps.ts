import { boundOf, boundText, ladderOf, tierText } from './figure-text.ts'
import type { IndicatorResult } from './result.ts'
import type { Indicator, Tier } from './standard.ts'

/** One step of a ladder as it is drawn. */
export interface LadderStep {
  /** Points of 100. */
  readonly points: number
  /** ≥30, 良; the lowest step is the other side of the last bound: <4. */
  readonly bound: string
  readonly isHit: boolean
}

/** The steps of an indicator from worst to best with the one that was reached; nothing where it has no steps. */
export function ladderSteps(indicator: Indicator, result: IndicatorResult): readonly LadderStep[] {
  if (indicator.method.kind === 'option') {
    return indicator.method.points
      .map(({ option, points }, index) => ({ points, bound: option, isHit: result.tier === index }))
      .reverse()
  }
  const ladder = ladderOf(indicator, result)
  if (ladder === null) return []
  const steps = ladder.tiers.map((tier, index) => ({
    points: tier.points,
    bound: tierText(indicator, result, tier),
    isHit: result.tier === index,
  }))
  const lowest = ladder.tiers.slice(-1).map((tier) => ({
    points: ladder.otherwise,
    bound: `${otherSide(tier)}${boundText(indicator, boundOf(tier), result)}`,
    isHit: result.tier === ladder.tiers.length,
  }))
  return [...steps, ...lowest].reverse()
}

function otherSide(tier: Tier): string {
  if ('atLeast' in tier) return '<'
  return 'atMost' in tier ? '>' : '≤'
}
