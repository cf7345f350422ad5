import type { Outcome } from '../record/change.ts'

/** What became of a row of a file: the outcome of its push, and apart from `accepted` that nothing was to be written. */
export const lineOutcomes = ['accepted', 'merged', 'unchanged', 'conflict', 'refused'] as const
export type LineOutcome = (typeof lineOutcomes)[number]

export const lineOutcomeNames: Readonly<Record<LineOutcome, string>> = {
  accepted: '已写入',
  merged: '已合并',
  unchanged: '无变化',
  conflict: '有冲突',
  refused: '未受理',
}

/** @param isWritten whether the batch of the file left a version of the row */
export function lineOutcomeOf(outcome: Outcome, isWritten: boolean): LineOutcome {
  return outcome === 'accepted' && !isWritten ? 'unchanged' : outcome
}
