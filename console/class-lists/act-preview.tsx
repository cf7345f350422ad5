import type { ActPreview } from '#core/api/class-list-shapes.ts'
import { listHindranceNames } from '#core/class-lists/hindrance.ts'
import { landText } from '#core/decision-overview/land-text.ts'
import { count } from '#ui/number.ts'

export interface ActPreviewCardProps {
  /** 列入, 移出, 适用, 停止适用. */
  readonly verb: string
  readonly preview: ActPreview
  readonly isBusy: boolean
  readonly onRun: () => void
  readonly onBack: () => void
}

/** For how many an act will work and for how many not and why, before anything is done. */
export function ActPreviewCard({ verb, preview, isBusy, onRun, onBack }: ActPreviewCardProps) {
  const { total, ready, readyArea, overridden, samples, hindered } = preview
  return (
    <div class="stack-s" role="status">
      <p>
        <b>{`预览：${count(total)} 宗中可${verb} ${count(ready)} 宗，${landText(readyArea)}。`}</b>
        {overridden > 0 && `其中 ${count(overridden)} 宗不合条件，凭所写理由放行。`}
      </p>
      <ul class="act-groups">
        {ready > 0 && (
          <li>
            <span class="badge badge-ok">{`可${verb}`}</span> <b class="nb">{`${count(ready)} 宗`}</b>{' '}
            <span class="cap">{`例如 ${samples.join('、')}`}</span>
          </li>
        )}
        {hindered.map(({ why, parcels, samples: some }) => (
          <li key={why}>
            <span class="badge badge-warn">不办</span> {listHindranceNames[why]}{' '}
            <b class="nb">{`${count(parcels)} 宗`}</b> <span class="cap">{`例如 ${some.join('、')}`}</span>
          </li>
        ))}
      </ul>
      <div class="row">
        {ready > 0 && (
          <button
            type="button"
            class={isBusy ? 'btn btn-fill is-busy' : 'btn btn-fill'}
            onClick={() => !isBusy && onRun()}
          >
            {`${verb} ${count(ready)} 宗`}
          </button>
        )}
        <button type="button" class="btn" onClick={onBack}>
          返回修改
        </button>
      </div>
    </div>
  )
}
