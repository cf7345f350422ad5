import { useState } from 'preact/hooks'
import { methodSentence } from '#core/scoring/method-sentence.ts'
import { isScaled } from '#core/scoring/scaled-method.ts'
import type { Indicator, Standard } from '#core/scoring/standard.ts'
import { percentOf, ratioOf } from '#core/standard-edit/percent.ts'
import { type Dial, dialKey, dialValue, methodDials } from '#core/try-out/dial.ts'
import { DialRow } from './dial-row.tsx'
import { dialWords } from './dial-words.ts'
import type { TryOut } from './use-try-out.ts'

/** 分档和基准: one indicator at a time. */
export function EdgesCard({ tryOut }: { readonly tryOut: TryOut }) {
  const { present, before, move, settle } = tryOut
  const movable = present.indicators.filter((one) => methodDials(one).length > 0)
  const [chosen, setChosen] = useState(movable[0]?.id ?? '')
  const indicator = present.indicators.find(({ id }) => id === chosen)
  const original = before.indicators.find(({ id }) => id === chosen)
  return (
    <section class="card" aria-labelledby="edges">
      <div class="card-head">
        <h2 id="edges">分档和基准</h2>
        <select
          class="select aside"
          aria-label="指标"
          value={chosen}
          onChange={(event) => setChosen(event.currentTarget.value)}
        >
          {movable.map(({ id, name }) => (
            <option key={id} value={id}>{`${id} ${name}`}</option>
          ))}
        </select>
      </div>
      <div class="card-body dial-list">
        {indicator === undefined || original === undefined ? (
          <p class="sub">这个标准没有可移动的分档或基准。</p>
        ) : (
          <>
            {isScaled(indicator.method) && <p class="sub">{methodSentence(indicator, indicator.method)}</p>}
            {methodDials(indicator).map((dial) => (
              <EdgeRow
                key={dialKey(dial)}
                tryOut={tryOut}
                dial={dial}
                indicator={indicator}
                most={mostOf(before, original, dial)}
                onValue={(value) => move(dial, value, `${chosen} 分档`)}
                onSettled={settle}
              />
            ))}
          </>
        )}
      </div>
    </section>
  )
}

interface EdgeRowProps {
  readonly tryOut: TryOut
  readonly dial: Dial
  readonly indicator: Indicator
  readonly most: number
  readonly onValue: (value: number) => void
  readonly onSettled: () => void
}

function EdgeRow({ tryOut: { present, before }, dial, indicator, most, onValue, onSettled }: EdgeRowProps) {
  const isPercent = indicator.display === 'percent' && !(dial.kind === 'edge' && dial.ladder === 'fallback')
  const shown = (value: number): number => (isPercent ? percentOf(value) : value)
  const value = dialValue(present, dial) ?? 0
  const { label, unit } = dialWords(present, dial)
  return (
    <DialRow
      label={label}
      unit={isPercent ? '%' : unit}
      value={shown(value)}
      before={shown(dialValue(before, dial) ?? value)}
      most={shown(most)}
      step={stepOf(shown(most))}
      onValue={(next) => onValue(isPercent ? ratioOf(next) : next)}
      onSettled={onSettled}
    />
  )
}

/** Twice the greatest bound of the ladder, so that all its sliders are on one scale. */
function mostOf(standard: Standard, indicator: Indicator, dial: Dial): number {
  const { method } = indicator
  if (method.kind === 'ratioCapped' && method.benchmark.kind === 'percentile') return 100
  const isAlike = (one: Dial): boolean => one.kind !== 'edge' || dial.kind !== 'edge' || one.ladder === dial.ladder
  const values = methodDials(indicator)
    .filter(isAlike)
    .map((one) => dialValue(standard, one) ?? 0)
  return 2 * Math.max(...values, 0.01)
}

/** About two hundred steps over the scale, round ones. */
function stepOf(most: number): number {
  const fine = most / 200
  const power = 10 ** Math.floor(Math.log10(fine))
  const rounded = [1, 2, 5, 10].find((times) => times * power >= fine) ?? 10
  return Number((rounded * power).toPrecision(1))
}
