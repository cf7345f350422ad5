import type { DisposalSheetLine, DisposalSheetSummary } from '#core/api/disposal-shapes.ts'
import { count } from '#ui/number.ts'

export type SheetOutcome = DisposalSheetLine['outcome']

/** What needs somebody comes first. */
export const sheetOutcomes = [
  'refused',
  'conflict',
  'merged',
  'accepted',
  'unchanged',
] as const satisfies readonly SheetOutcome[]

export const sheetOutcomeNames: Readonly<Record<SheetOutcome, string>> = {
  refused: '未写入',
  conflict: '有冲突',
  merged: '已合并',
  accepted: '已写入',
  unchanged: '没有变化',
}

export const sheetOutcomeLooks: Readonly<Record<SheetOutcome, string>> = {
  refused: 'badge badge-err',
  conflict: 'badge badge-warn',
  merged: 'badge badge-info',
  accepted: 'badge badge-ok',
  unchanged: 'badge',
}

/** 未写入 1，已写入 12 */
export function countsText(counts: DisposalSheetSummary['counts']): string {
  const parts = sheetOutcomes.flatMap((outcome) =>
    counts[outcome] === 0 ? [] : [`${sheetOutcomeNames[outcome]} ${count(counts[outcome])} 行`],
  )
  return parts.length === 0 ? '没有读到行' : parts.join('，')
}
