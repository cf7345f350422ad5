import type { BulkOperation } from '#core/api/bulk.ts'
import { type BulkItemState, bulkItemStates } from '#core/record/bulk-state.ts'
import type { RowStatus } from '#core/record/status.ts'
import { count } from '#ui/number.ts'
import type { ReasonRule } from './reason-rule.ts'

const verbs: Readonly<Record<RowStatus, string>> = {
  draft: '撤回',
  submitted: '提交',
  'town-returned': '退回',
  'town-approved': '通过',
  'review-returned': '退回',
  'review-approved': '通过',
  locked: '锁定',
}

export function verbOf(to: RowStatus): string {
  return verbs[to]
}

export function countOf({ counts }: BulkOperation, state: BulkItemState): number {
  return counts[state] ?? 0
}

const told: Readonly<Record<BulkItemState, string>> = {
  done: '办成',
  refused: '未办理',
  waiting: '未办到',
  undone: '撤销',
  kept: '不能撤销',
}

/** 办成 1,200 宗，未办理 40 宗 */
export function countsText(operation: BulkOperation): string {
  const order: readonly BulkItemState[] = ['done', 'undone', 'kept', 'refused', 'waiting']
  const parts = order.filter((state) => bulkItemStates.includes(state) && countOf(operation, state) > 0)
  if (parts.length === 0) return '没有地块'
  return parts.map((state) => `${told[state]} ${count(countOf(operation, state))} 宗`).join('，')
}

/** How many of it have been dealt with, of how many: while it is carried out, and while it is taken back. */
export function progressOf(operation: BulkOperation): { readonly done: number; readonly total: number } {
  const { total, state } = operation
  if (state !== 'undoing') return { done: total - countOf(operation, 'waiting'), total }
  const taken = countOf(operation, 'undone') + countOf(operation, 'kept')
  return { done: taken, total: taken + countOf(operation, 'done') }
}

export const undoReason: ReasonRule = {
  label: '撤销理由（必填，2–200 字，写入每宗的历史）',
  shortest: 2,
  longest: 200,
  advice: '请写明为什么撤销，如“筛选条件选错”。',
}
