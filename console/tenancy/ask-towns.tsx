import { useState } from 'preact/hooks'
import type { BulkOrder } from '#core/api/bulk.ts'
import type { FirmShares } from '#core/api/tenancy.ts'
import { count } from '#ui/number.ts'
import { ActForm } from '../batch/act-form.tsx'
import { BulkPreviewCard } from '../batch/bulk-preview-card.tsx'
import { BulkResult } from '../batch/bulk-result.tsx'
import { useBulk } from '../batch/use-bulk.ts'
import { FailureNotice } from '../notice/failure-notice.tsx'
import { askingReason } from './words.ts'

export interface AskTownsProps {
  readonly cycle: string
  readonly firm: FirmShares
  readonly onDone: () => void
  readonly onClose: () => void
}

/** Returns all parcels of a firm to their 街镇 with one reason, as a bulk operation of its own. */
export function AskTowns({ cycle, firm, onDone, onClose }: AskTownsProps) {
  const bulk = useBulk(onDone)
  const [reason, setReason] = useState(askingReason(firm))
  const parcelCodes = firm.holdings.flatMap(({ parcelCode }) => parcelCode ?? [])
  const orderOf = (given: string): BulkOrder => ({
    cycle,
    to: 'review-returned',
    chosen: { parcelCodes },
    reason: given,
  })
  return (
    <div class="batch-bar tenancy-ask">
      {bulk.operation !== null ? (
        <BulkResult bulk={bulk} operation={bulk.operation} onClose={onClose} />
      ) : bulk.preview !== null ? (
        <BulkPreviewCard
          verb="退回"
          cycle={cycle}
          preview={bulk.preview}
          isBusy={bulk.isBusy}
          onRun={() => void bulk.start(orderOf(reason))}
          onBack={bulk.forget}
          onCancel={onClose}
        />
      ) : (
        <ActForm
          act={`退回 ${count(parcelCodes.length)} 宗，请各街镇核对`}
          button="预览退回"
          consequence="只能退回“街镇通过”的；还在街镇手里的，由街镇自行更正，预览会列出。"
          reason={{
            label: '理由（必填，5–500 字，写入各宗的历史）',
            shortest: 5,
            longest: 500,
            preset: reason,
            advice: '请写明要核对什么。',
          }}
          isBusy={bulk.isBusy}
          onRun={(given) => {
            setReason(given)
            void bulk.ask(orderOf(given))
          }}
          onCancel={onClose}
        />
      )}
      {bulk.operation === null && bulk.failure !== null && <FailureNotice failure={bulk.failure} />}
    </div>
  )
}
