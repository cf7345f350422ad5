import type { BulkPreview } from '#core/api/bulk.ts'
import { bulkHindranceNames } from '#core/record/bulk-state.ts'
import { rowStatusNames } from '#core/record/status.ts'
import { townName } from '#core/vocabulary/district.ts'
import { count } from '#ui/number.ts'
import { parcelPath } from '../route/route.ts'
import { PreviewCard } from './preview-card.tsx'

export interface BulkPreviewCardProps {
  readonly verb: string
  readonly cycle: string
  readonly preview: BulkPreview
  readonly isBusy: boolean
  readonly onRun: () => void
  readonly onBack: () => void
  readonly onCancel: () => void
}

/** The preview of an act on rows of a cycle: each parcel leads to its page. */
export function BulkPreviewCard({ cycle, preview, ...acts }: BulkPreviewCardProps) {
  const { total, ready, samples, hindered } = preview
  const possible = { why: null, parcels: ready, samples: <Samples cycle={cycle} samples={samples} /> }
  return (
    <PreviewCard
      {...acts}
      ready={ready}
      summary={
        <>
          <b>{`预览：${count(total)} 宗中可${acts.verb} ${count(ready)} 宗`}</b>
          {hindered.length > 0 && `，${count(total - ready)} 宗不办，原因如下`}
          {`。`}
          <span class="sub">按现有校验结果预计，办理时逐宗重新校验。</span>
        </>
      }
      groups={[
        ...(ready > 0 ? [possible] : []),
        ...hindered.map(({ why, parcels, samples: some }) => ({
          why: bulkHindranceNames[why],
          parcels,
          samples: <Samples cycle={cycle} samples={some} />,
        })),
      ]}
    />
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
