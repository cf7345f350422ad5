import type { DueState } from '#core/api/progress-shapes.ts'
import { dueDayText, timelinessText } from '#core/progress/timeliness.ts'

/** 剩 6 个工作日; 逾期 3 个工作日; what is done says how. */
export function standingText(due: DueState): string {
  return timelinessText(due)
}

/** The look of a badge: amber from the third day before, red afterwards. */
export function standingLook({ kind, daysLeft }: DueState): string {
  if (kind === 'on-time') return 'badge badge-ok'
  if (kind === 'overdue') return 'badge badge-err'
  if (kind === 'late') return 'badge badge-warn'
  return daysLeft <= nearDays ? 'badge badge-warn' : 'badge'
}

const nearDays = 3

/** 2026-12-01, with what is worth knowing of it. */
export function dueText(due: DueState | null): string {
  return due === null ? '未定' : dueDayText(due)
}

/** The last day alone, for tables: 2026-12-01, 暂定 2027-01-08. The rest stands in `dueText`. */
export function shortDueText({ last, provisional }: DueState): string {
  return provisional ? `暂定 ${last}` : last
}
