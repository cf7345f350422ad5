import './bulk.css'
import type { BulkPreview } from '#core/api/bulk.ts'
import { bulkHindranceNames } from '#core/record/bulk-state.ts'
import { rowStatusNames } from '#core/record/status.ts'
import { townName } from '#core/vocabulary/district.ts'
import { count } from '#ui/number.ts'
import { parcelPath } from '../route/route.ts'

export interface BulkPreviewCardProps {
  readonly verb: string
  readonly cycle: string
  readonly preview: BulkPreview
  readonly isBusy: boolean
  readonly onRun: () => void
  readonly onBack: () => void
  readonly onCancel: () => void
}

/** For how many it will work and for how many not and why, before anything is done. */
export function BulkPreviewCard({ verb, cycle, preview, isBusy, onRun, onBack, onCancel }: BulkPreviewCardProps) {
  const { total, ready, samples, hindered } = preview
  return (
    <div class="bulk-preview stack-s">
      <p role="status">
        <b>{`预览：${count(total)} 宗中可${verb} ${count(ready)} 宗`}</b>
        {hindered.length > 0 && `，${count(total - ready)} 宗不办，原因如下`}
        {`。`}
        <span class="sub">按现有校验结果预计，办理时逐宗重新校验。</span>
      </p>
      <ul class="bulk-groups">
        {ready > 0 && (
          <li>
            <p>
              <span class="badge badge-ok">{`可${verb}`}</span> <b class="nb">{`${count(ready)} 宗`}</b>
            </p>
            <Samples cycle={cycle} samples={samples} />
          </li>
        )}
        {hindered.map(({ why, parcels, samples: some }) => (
          <li key={why}>
            <p>
              <span class="badge badge-warn">不办</span> {bulkHindranceNames[why]}{' '}
              <b class="nb">{`${count(parcels)} 宗`}</b>
            </p>
            <Samples cycle={cycle} samples={some} />
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
        <button type="button" class="btn" onClick={onCancel}>
          取消
        </button>
      </div>
    </div>
  )
}

/** A parcel out of one's reach is named by its code alone. */
function Samples({ cycle, samples }: { readonly cycle: string; readonly samples: BulkPreview['samples'] }) {
  return (
    <ul class="bulk-samples" aria-label="例如">
      {samples.map(({ parcelCode, townCode, status }) =>
        status === null ? (
          <li key={parcelCode} class="nb">
            {parcelCode}
          </li>
        ) : (
          <li key={parcelCode} class="nb">
            <a href={parcelPath(cycle, parcelCode)}>{parcelCode}</a>
            <span class="cap">{` ${townCode === null ? '' : (townName(townCode) ?? townCode)} ${rowStatusNames[status]}`}</span>
          </li>
        ),
      )}
    </ul>
  )
}
