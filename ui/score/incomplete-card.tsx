import { labelOf } from '#core/error/wording.ts'
import type { ParcelResult } from '#core/scoring/result.ts'
import { ClassBadge } from '../class-badge.tsx'

/** 待补正: no total, and what must be corrected first. */
export function IncompleteCard({ result, onFix }: { result: ParcelResult; onFix?: () => void }) {
  const checks = result.blockedBy.filter((id) => /^X\d\d$/.test(id))
  const blank = result.blockedBy.filter((id) => !checks.includes(id)).map(labelOf)
  const reasons = [
    ...(checks.length > 0 ? [`${checks.join('、')} 须改正`] : []),
    ...(blank.length > 0 ? [`${blank.join('、')}未填`] : []),
  ]
  return (
    <section class="card card-part incomplete" aria-label="待补正">
      <ClassBadge class={null} size="l" none="待补正" />
      <p>{`${reasons.join('，')}，改正后才能评分。`}</p>
      {onFix !== undefined && (
        <button type="button" class="btn" onClick={onFix}>
          去改正
        </button>
      )}
    </section>
  )
}
