import { ladderOf, pointsText, tierText } from '#core/scoring/figure-text.ts'
import type { IndicatorResult } from '#core/scoring/result.ts'
import type { Indicator } from '#core/scoring/standard.ts'

interface Step {
  readonly key: string
  readonly points: number
  /** ≥30, 良; the lowest step is the other side of the last bound: <4. */
  readonly bound: string
  readonly isHit: boolean
}

/** The steps from worst to best, the one that was reached filled and ticked; nothing for indicators without steps. */
export function TierLadder({ indicator, result }: { indicator: Indicator; result: IndicatorResult }) {
  const steps = stepsOf(indicator, result)
  if (steps.length === 0) return null
  return (
    <table class="ladder">
      <caption class="vh">{`${indicator.name}分档：上行为分值，下行为界线`}</caption>
      <tbody>
        <tr>
          {steps.map((step) => (
            <td key={step.key} class={step.isHit ? 'is-hit' : ''} aria-current={step.isHit ? 'true' : undefined}>
              {pointsText(step.points)}
              {step.isHit && <span class="ladder-tick"> ✓</span>}
            </td>
          ))}
        </tr>
        <tr>
          {steps.map((step) => (
            <td key={step.key} class={step.isHit ? 'ladder-bound is-hit' : 'ladder-bound'}>
              {step.bound}
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  )
}

function stepsOf(indicator: Indicator, result: IndicatorResult): readonly Step[] {
  if (indicator.method.kind === 'option') {
    return indicator.method.points
      .map(({ option, points }, index) => ({ key: option, points, bound: option, isHit: result.tier === index }))
      .reverse()
  }
  const ladder = ladderOf(indicator, result)
  if (ladder === null) return []
  const texts = ladder.tiers.map((tier) => tierText(indicator, result, tier))
  const steps = ladder.tiers.map((tier, index) => {
    const bound = texts[index] ?? ''
    return { key: bound, points: tier.points, bound, isHit: result.tier === index }
  })
  const below = otherSide(texts.at(-1) ?? '')
  const lowest = { key: below, points: ladder.otherwise, bound: below, isHit: result.tier === ladder.tiers.length }
  return [...steps, lowest].reverse()
}

const opposite: Readonly<Record<string, string>> = { '≥': '<', '≤': '>', '>': '≤' }

function otherSide(bound: string): string {
  return `${opposite[bound.charAt(0)] ?? ''}${bound.slice(1)}`
}
