import { Icon } from '#ui/icon.tsx'
import { useAnswer } from '../../data/use-answer.ts'
import { FailureNotice } from '../../notice/failure-notice.tsx'
import type { BaseTabProps } from './base-tab.tsx'
import { BaseTab } from './base-tab.tsx'
import { MaybeRemoved } from './maybe-removed.tsx'

export interface GoneParcelProps extends BaseTabProps {
  /** Why the parcel's row was not found. */
  readonly failure: unknown
  readonly onRetry: () => void
}

/** A parcel without a row of the year: retired with its history to be read, taken out by hand, or unknown. */
export function GoneParcel({ cycle, parcelCode, failure, onRetry }: GoneParcelProps) {
  const { value } = useAnswer('baseParcel', { params: { cycle, parcelCode } })
  if (value === null) {
    return (
      <>
        <FailureNotice failure={failure} onRetry={onRetry} />
        <MaybeRemoved cycle={cycle} parcelCode={parcelCode} />
      </>
    )
  }
  return (
    <>
      <div class="banner" role="status">
        <Icon name="info" />
        <p class="banner-text">
          <strong>{value.state === 'retired' ? '这宗地块已注销' : `这宗地块在 ${cycle}年度没有数据`}</strong>
          {value.state === 'retired'
            ? '不再计入校验、评分和汇总；来源、界址和沿革保留，可在下面查看。'
            : '底版中有这宗地块，下面是它的来源和沿革。'}
        </p>
      </div>
      {value.state === 'active' && <MaybeRemoved cycle={cycle} parcelCode={parcelCode} />}
      <BaseTab cycle={cycle} parcelCode={parcelCode} />
    </>
  )
}
