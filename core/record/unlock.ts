import type { RowStatus } from './status.ts'

/** A request to open a lock (解锁例外). Ours: no document says who may, so two persons of 区专班 must agree. */
export const unlockStates = ['waiting', 'confirmed', 'declined', 'withdrawn'] as const
export type UnlockState = (typeof unlockStates)[number]

export const unlockStateNames: Readonly<Record<UnlockState, string>> = {
  waiting: '待确认',
  confirmed: '已解锁',
  declined: '不同意',
  withdrawn: '已撤回',
}

/** Where an opened lock leads: looked at again, or back to the 街镇. */
export const unlockTargets = ['review-approved', 'review-returned'] as const satisfies readonly RowStatus[]
export type UnlockTarget = (typeof unlockTargets)[number]

export const unlockNotice =
  '解锁是例外：一人申请、另一人确认，理由和经过写入历史和审计。这一要求为本系统拟定，文件没有规定。'
