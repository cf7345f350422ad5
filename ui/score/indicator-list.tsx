import { useState } from 'preact/hooks'
import type { IndicatorResult, ParcelResult } from '#core/scoring/result.ts'
import type { Standard } from '#core/scoring/standard.ts'
import { IndicatorRow } from './indicator-row.tsx'

const shownFirst = 3

type Order = 'lost' | 'standard'

/** Indicators, most points lost first; the first three are open to view, the rest a step away. */
export function IndicatorList({ result, standard }: { result: ParcelResult; standard: Standard }) {
  const [order, setOrder] = useState<Order>('lost')
  const [allShown, setAllShown] = useState(false)
  const ordered = order === 'lost' ? byLostPoints(result.indicators) : result.indicators
  const shown = allShown ? ordered : ordered.slice(0, shownFirst)
  return (
    <section class="card" aria-label="指标明细">
      <div class="card-head">
        <h2 class="score-title">指标明细</h2>
        <select
          class="score-order"
          aria-label="指标次序"
          value={order}
          onChange={(event) => setOrder(event.currentTarget.value as Order)}
        >
          <option value="lost">失分最多在前</option>
          <option value="standard">按标准次序</option>
        </select>
      </div>
      {shown.map((one) => {
        const indicator = standard.indicators.find(({ id }) => id === one.id)
        return indicator === undefined ? null : (
          <IndicatorRow key={one.id} indicator={indicator} result={one} standard={standard} />
        )
      })}
      {ordered.length > shownFirst && (
        <div class="card-part score-more">
          <button type="button" class="link" onClick={() => setAllShown(!allShown)}>
            {allShown ? '收起' : `展开其余 ${ordered.length - shownFirst} 项指标`}
          </button>
        </div>
      )}
    </section>
  )
}

/** Points of the total that an indicator did not bring, 0 when it does not apply. */
export function lostPoints({ weight, score, points }: IndicatorResult): number {
  return points === null ? 0 : weight - score
}

export function byLostPoints(indicators: readonly IndicatorResult[]): readonly IndicatorResult[] {
  return [...indicators].sort((a, b) => lostPoints(b) - lostPoints(a))
}
