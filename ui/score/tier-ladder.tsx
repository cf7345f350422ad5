import { pointsText } from '#core/scoring/figure-text.ts'
import { ladderSteps } from '#core/scoring/ladder-steps.ts'
import type { IndicatorResult } from '#core/scoring/result.ts'
import type { Indicator } from '#core/scoring/standard.ts'

/** The steps from worst to best, the one that was reached filled and ticked; nothing for indicators without steps. */
export function TierLadder({ indicator, result }: { indicator: Indicator; result: IndicatorResult }) {
  const steps = ladderSteps(indicator, result)
  if (steps.length === 0) return null
  return (
    <table class="ladder">
      <caption class="vh">{`${indicator.name}分档：上行为分值，下行为界线`}</caption>
      <tbody>
        <tr>
          {steps.map((step) => (
            <td key={step.bound} class={step.isHit ? 'is-hit' : ''} aria-current={step.isHit ? 'true' : undefined}>
              {pointsText(step.points)}
              {step.isHit && <span class="ladder-tick"> ✓</span>}
            </td>
          ))}
        </tr>
        <tr>
          {steps.map((step) => (
            <td key={step.bound} class={step.isHit ? 'ladder-bound is-hit' : 'ladder-bound'}>
              {step.bound}
            </td>
          ))}
        </tr>
      </tbody>
    </table>
  )
}
