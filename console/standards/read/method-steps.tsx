import { tierText } from '#core/scoring/figure-text.ts'
import { methodSentence } from '#core/scoring/method-sentence.ts'
import type { Indicator, Ladder } from '#core/scoring/standard.ts'

/** How a value becomes points of 100, by the kind of the method. */
export function MethodSteps({ indicator }: { readonly indicator: Indicator }) {
  const { method } = indicator
  switch (method.kind) {
    case 'tier':
      return (
        <>
          <Steps steps={ladderSteps(indicator, method.ladder, null)} />
          {method.fallback !== undefined && (
            <>
              <span class="cap">无上限时按现状值：</span>
              <Steps steps={ladderSteps(indicator, method.fallback, 'fallback')} />
            </>
          )}
        </>
      )
    case 'option':
      return <Steps steps={method.points.map(({ option, points }) => [option, points])} />
    case 'value':
      return <span>{`取值本身，最高 ${method.cap} 分`}</span>
    default:
      return <span>{methodSentence(indicator, method)}</span>
  }
}

type Step = readonly [reached: string, points: number]

function ladderSteps(indicator: Indicator, ladder: Ladder, note: 'fallback' | null): readonly Step[] {
  const steps = ladder.tiers.map((tier): Step => [tierText(indicator, { note }, tier), tier.points])
  return [...steps, ['其余', ladder.otherwise]]
}

function Steps({ steps }: { readonly steps: readonly Step[] }) {
  return (
    <ul class="steps">
      {steps.map(([reached, points]) => (
        <li key={reached}>
          <span>{reached}</span>
          <b>{points}</b>
        </li>
      ))}
    </ul>
  )
}
