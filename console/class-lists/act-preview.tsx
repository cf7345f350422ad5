import type { ActPreview } from '#core/api/class-list-shapes.ts'
import { listHindranceNames } from '#core/class-lists/hindrance.ts'
import { landText } from '#core/decision-overview/land-text.ts'
import { count } from '#ui/number.ts'
import { PreviewCard } from '../batch/preview-card.tsx'

export interface ActPreviewCardProps {
  /** 列入, 移出, 适用, 停止适用. */
  readonly verb: string
  readonly preview: ActPreview
  readonly isBusy: boolean
  readonly onRun: () => void
  readonly onBack: () => void
}

/** The preview of an act on a list or of a policy: how much land, and how many against a rule. */
export function ActPreviewCard({ preview, ...acts }: ActPreviewCardProps) {
  const { total, ready, readyArea, overridden, samples, hindered } = preview
  const possible = { why: null, parcels: ready, samples: <Samples codes={samples} /> }
  return (
    <PreviewCard
      {...acts}
      ready={ready}
      summary={
        <>
          <b>{`预览：${count(total)} 宗中可${acts.verb} ${count(ready)} 宗，${landText(readyArea)}。`}</b>
          {overridden > 0 && `其中 ${count(overridden)} 宗不合条件，凭所写理由放行。`}
        </>
      }
      groups={[
        ...(ready > 0 ? [possible] : []),
        ...hindered.map(({ why, parcels, samples: some }) => ({
          why: listHindranceNames[why],
          parcels,
          samples: <Samples codes={some} />,
        })),
      ]}
    />
  )
}

function Samples({ codes }: { readonly codes: readonly string[] }) {
  return <p class="cap">{`例如 ${codes.join('、')}`}</p>
}
