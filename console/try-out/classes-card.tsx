import { isByLines } from '#core/scoring/rank.ts'
import { type Dial, dialKey, dialValue } from '#core/try-out/dial.ts'
import { parcelClasses } from '#core/vocabulary/class.ts'
import { DialRow } from './dial-row.tsx'
import { dialWords } from './dial-words.ts'
import type { TryOut } from './use-try-out.ts'

/** 比例和分数线 */
export function ClassesCard({ tryOut }: { readonly tryOut: TryOut }) {
  const { classes } = tryOut.present
  const { A, B, C, D } = classes.shares
  const sum = A + B + C + D
  const isAllByLines = isByLines(classes, Number.POSITIVE_INFINITY)
  const shares = parcelClasses.map(({ code }): Dial => ({ kind: 'share', class: code }))
  const lines = (['A', 'B', 'C'] as const).map((letter): Dial => ({ kind: 'line', class: letter }))
  return (
    <section class="card" aria-labelledby="shares">
      <div class="card-head">
        <h2 id="shares">比例和分数线</h2>
      </div>
      <div class="card-body dial-list">
        {!isAllByLines && (
          <fieldset class="dial-group">
            <legend>各类比例</legend>
            {shares.map((dial) => (
              <ClassDial key={dialKey(dial)} tryOut={tryOut} dial={dial} name="比例" />
            ))}
            <p class={sum === 100 ? 'dial-sum' : 'dial-sum is-off'}>
              {sum === 100 ? '合计 100%' : `合计 ${sum}%，须为 100%`}
            </p>
          </fieldset>
        )}
        {(isAllByLines || classes.smallGroup.below > 0) && (
          <fieldset class="dial-group">
            <legend>{isAllByLines ? '分数线' : `分数线（不足 ${classes.smallGroup.below} 宗的组）`}</legend>
            {lines.map((dial) => (
              <ClassDial key={dialKey(dial)} tryOut={tryOut} dial={dial} name="分数线" />
            ))}
          </fieldset>
        )}
      </div>
    </section>
  )
}

function ClassDial({ tryOut, dial, name }: { readonly tryOut: TryOut; readonly dial: Dial; readonly name: string }) {
  const { present, before, move, settle } = tryOut
  const value = dialValue(present, dial) ?? 0
  const { label, unit } = dialWords(present, dial)
  return (
    <DialRow
      label={label}
      unit={unit}
      value={value}
      before={dialValue(before, dial) ?? value}
      most={100}
      step={1}
      // Shares are whole percents: a rank is placed by whole numbers.
      onValue={(next) => move(dial, dial.kind === 'share' ? Math.round(next) : next, name)}
      onSettled={settle}
    />
  )
}
