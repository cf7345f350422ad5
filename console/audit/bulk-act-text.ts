import type { AuditEntryBody } from '#core/api/audit.ts'
import { bulkItemStateNames, bulkItemStates } from '#core/record/bulk-state.ts'
import { rowStatuses, rowStatusNames } from '#core/record/status.ts'

type Details = AuditEntryBody['details']

function target(to: unknown): string {
  const status = rowStatuses.find((one) => one === to)
  return `变为“${status === undefined ? String(to) : rowStatusNames[status]}”`
}

/** 2025年度，变为“街镇退回”，1,240 宗 */
export function bulkStartedText({ cycle, to, parcels }: Details): string {
  return `${String(cycle)}年度，${target(to)}，${String(parcels)} 宗`
}

/** 2025年度，变为“街镇退回”：已办理 1200，未办理 40 */
export function bulkCountsText({ cycle, to, ...counts }: Details): string {
  const told = bulkItemStates.flatMap((state) =>
    counts[state] === undefined ? [] : [`${bulkItemStateNames[state]} ${String(counts[state])}`],
  )
  return `${String(cycle)}年度，${target(to)}：${told.join('，')}`
}

export function unlockText({ to, requestedBy }: Details): string {
  return `锁定 → ${target(to).slice(2)}${requestedBy === undefined ? '' : `，申请人 ${String(requestedBy)}`}`
}
