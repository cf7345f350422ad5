import { weightText } from '#core/scoring/figure-text.ts'
import { weightSum } from '#core/standard-edit/weights.ts'
import { dialValue } from '#core/try-out/dial.ts'
import { DialRow } from './dial-row.tsx'
import type { TryOut } from './use-try-out.ts'

/** Half of all is more than any weight gets. */
const mostWeight = 60

/** 权重: by dimension, with the sum and what mends it. */
export function WeightsCard({ tryOut }: { readonly tryOut: TryOut }) {
  const { present, before, partner, setPartner, move, settle, normalise } = tryOut
  const sum = weightSum(present.indicators)
  return (
    <section class="card" aria-labelledby="weights">
      <div class="card-head">
        <h2 id="weights">权重</h2>
        <label class="aside dial-pair cap">
          联动
          <select
            class="select"
            value={partner ?? ''}
            onChange={(event) => setPartner(event.currentTarget.value === '' ? null : event.currentTarget.value)}
          >
            <option value="">不联动</option>
            {present.indicators.map(({ id, name }) => (
              <option key={id} value={id}>{`由 ${id} ${name} 增减相抵`}</option>
            ))}
          </select>
        </label>
      </div>
      <div class="card-body dial-list">
        {present.dimensions.map((dimension) => (
          <fieldset key={dimension.id} class="dial-group">
            <legend>{`${dimension.id} ${dimension.name}`}</legend>
            {present.indicators
              .filter((indicator) => indicator.dimension === dimension.id)
              .map(({ id, name, weight }) => (
                <DialRow
                  key={id}
                  label={`${id} ${name}`}
                  unit="分"
                  value={weight}
                  before={dialValue(before, { kind: 'weight', indicator: id }) ?? weight}
                  most={mostWeight}
                  step={1}
                  onValue={(value) => move({ kind: 'weight', indicator: id }, value, `${id} 权重`)}
                  onSettled={settle}
                />
              ))}
          </fieldset>
        ))}
      </div>
      <div class={sum === 100 ? 'card-body dial-sum' : 'card-body dial-sum is-off'}>
        <span class="nb">{sum === 100 ? '合计 100' : `合计 ${weightText(sum)}，须为 100`}</span>
        {sum !== 100 && (
          <button type="button" class="btn btn-s" onClick={normalise}>
            按比例归一
          </button>
        )}
      </div>
    </section>
  )
}
