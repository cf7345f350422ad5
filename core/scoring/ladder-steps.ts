import { ladderOf, tierText } from './figure-text.ts'
import type { IndicatorResult } from './result.ts'
import type { Indicator } from './standard.ts'

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
  const texts = ladder.tiers.map((tier) => tierText(indicator, result, tier))
  const steps = ladder.tiers.map((tier, index) => ({
    points: tier.points,
    bound: texts[index] ?? '',
    isHit: result.tier === index,
  }))
  const lowest = {
    points: ladder.otherwise,
    bound: otherSide(texts.at(-1) ?? ''),
    isHit: result.tier === ladder.tiers.length,
  }
  return [...steps, lowest].reverse()
}

const opposite: Readonly<Record<string, string>> = { '≥': '<', '≤': '>', '>': '≤' }

function otherSide(bound: string): string {
  return `${opposite[bound.charAt(0)] ?? ''}${bound.slice(1)}`
}
