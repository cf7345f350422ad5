import { scoreText, weightText } from '#core/scoring/figure-text.ts'
import type { ParcelResult } from '#core/scoring/result.ts'
import type { Standard } from '#core/scoring/standard.ts'

/** R, E, G: value of weight, all in one colour; the figures carry the meaning, the bar is decoration. */
export function DimensionBars({ result, standard }: { result: ParcelResult; standard: Standard }) {
  return (
    <dl class="card-part dimensions">
      {result.dimensions.map(({ id, score, weight }) => (
        <div key={id} class="dimension">
          <dt>
            <b>{id}</b> {standard.dimensions.find((one) => one.id === id)?.name ?? ''}
          </dt>
          <div class="dimension-track" aria-hidden="true">
            <div class="dimension-fill" style={`width:${weight === 0 ? 0 : (score / weight) * 100}%`} />
          </div>
          <dd class="num">
            <b>{scoreText(score)}</b>
            <span class="sub">{` / ${weightText(weight)}`}</span>
          </dd>
        </div>
      ))}
    </dl>
  )
}
