import { useState } from 'preact/hooks'
import { measuredText } from '#core/scoring/explain-indicator.ts'
import { scoreText, weightText } from '#core/scoring/figure-text.ts'
import type { IndicatorResult } from '#core/scoring/result.ts'
import { clauseOf, type Indicator, type Standard } from '#core/scoring/standard.ts'
import { citationText } from '#core/vocabulary/citation.ts'
import { Icon } from '../icon.tsx'
import { Unparted } from '../unparted.tsx'
import { TierLadder } from './tier-ladder.tsx'

export interface IndicatorRowProps {
  readonly indicator: Indicator
  readonly result: IndicatorResult
  readonly standard: Standard
}

/** One indicator: points of weight, the formula with its figures, the ladder; formula in words and clause on unfolding. */
export function IndicatorRow({ indicator, result, standard }: IndicatorRowProps) {
  const [isOpen, setOpen] = useState(false)
  return (
    <div class="card-part indicator">
      <button type="button" class="indicator-head" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
        <b>{`${indicator.id} ${indicator.name}`}</b>
        <span class="num">
          {result.points === null ? (
            <span class="sub">不适用</span>
          ) : (
            <>
              <b>{scoreText(result.score)}</b>
              <span class="sub">{` / ${weightText(result.weight)} 分`}</span>
            </>
          )}
        </span>
        <Icon name={isOpen ? 'chevron-down' : 'chevron-right'} size={12} />
      </button>
      <p class="sub">
        <Unparted text={factText(indicator, result)} />
      </p>
      {result.points !== null && <TierLadder indicator={indicator} result={result} />}
      {isOpen && (
        <p class="cap">
          {`算法：${indicator.formula}。依据：${clauseOf(standard, indicator.id)}；${citationText(indicator.citation)}`}
        </p>
      )}
    </div>
  )
}

function factText(indicator: Indicator, result: IndicatorResult): string {
  if (result.points === null) return '不适用（权重已按比例分配）'
  const measured = measuredText(indicator, result)
  const isMissing = result.note === 'missing' || result.note === 'zero-denominator' || result.note === 'negative'
  return isMissing ? `${measured}，记 ${result.points} 分` : measured
}
