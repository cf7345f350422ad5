import type { LevelCounts } from '#ui/finding-groups.ts'
import { Icon } from '#ui/icon.tsx'
import { count } from '#ui/number.ts'

export interface CleanCardProps {
  readonly counts: LevelCounts
  readonly onWarnings: () => void
  readonly onScore: () => void
}

/** Nothing must be corrected: what is left, and where to go next. */
export function CleanCard({ counts, onWarnings, onScore }: CleanCardProps) {
  const left = counts.warning > 0 ? `还有 ${count(counts.warning)} 处须说明，说明后可以提交。` : '可以提交。'
  return (
    <div class="banner banner-ok">
      <Icon name="done" class="is-done" />
      <div class="banner-text">
        <strong data-after-list tabIndex={-1}>
          没有须改正的内容
        </strong>
        {left}
        <div class="banner-acts">
          {counts.warning > 0 && (
            <button type="button" class="btn btn-s" onClick={onWarnings}>
              查看须说明
            </button>
          )}
          <button type="button" class="btn btn-s btn-fill" onClick={onScore}>
            去评分
          </button>
        </div>
      </div>
    </div>
  )
}
