import { type ParcelClass, worseClass } from '../vocabulary/class.ts'

/** How a class stands to that of the year before. Information: nothing follows from it by itself. */
export const classMoves = ['two-d', 'c-to-d', 'improved', 'worse', 'same', 'first'] as const
export type ClassMove = (typeof classMoves)[number]

export const classMoveNames: Readonly<Record<ClassMove, string>> = {
  'two-d': '连续两年 D',
  'c-to-d': 'C → D',
  improved: '提升',
  worse: '下降',
  same: '不变',
  first: '没有上一年结果',
}

/** Every move that a pair of years is, the most telling first. @param before null where no year before is known */
export function movesOf(before: ParcelClass | null, now: ParcelClass): readonly ClassMove[] {
  if (before === null) return ['first']
  if (before === now) return now === 'D' ? ['two-d', 'same'] : ['same']
  if (worseClass(before, now) === before) return ['improved']
  return before === 'C' && now === 'D' ? ['c-to-d', 'worse'] : ['worse']
}
