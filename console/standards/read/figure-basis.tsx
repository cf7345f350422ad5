import { boundText, tierText } from '#core/scoring/figure-text.ts'
import type { Indicator, Ladder } from '#core/scoring/standard.ts'
import { citationText, type DatedCitation } from '#core/vocabulary/citation.ts'

/** What single figures of a method rest on: "≥100：拟定（参照……）". */
export function FigureBasis({ indicator }: { readonly indicator: Indicator }) {
  return figuresOf(indicator).map(({ name, citation }) =>
    citation === undefined ? null : <p key={name} class="cap">{`${name}：${citationText(citation)}`}</p>,
  )
}

interface Figure {
  readonly name: string
  readonly citation: DatedCitation | undefined
}

function figuresOf(indicator: Indicator): readonly Figure[] {
  const { method } = indicator
  if (method.kind === 'tier') {
    const { ladder, fallback } = method
    return [...stepsOf(indicator, ladder, null), ...(fallback ? stepsOf(indicator, fallback, 'fallback') : [])]
  }
  if (method.kind === 'tierLinear') {
    return method.stops.map(({ at, citation }) => ({ name: boundText(indicator, at), citation }))
  }
  const isFixed = method.kind === 'ratioCapped' && method.benchmark.kind === 'fixed'
  return isFixed ? [{ name: '基准值', citation: method.benchmark.citation }] : []
}

function stepsOf(indicator: Indicator, { tiers }: Ladder, note: 'fallback' | null): readonly Figure[] {
  const of = note === null ? '' : '现状值 '
  return tiers.map((tier) => ({ name: `${of}${tierText(indicator, { note }, tier)}`, citation: tier.citation }))
}
