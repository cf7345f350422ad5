import type { CellValue } from '../form/field.ts'

export const outcomes = ['accepted', 'merged', 'conflict', 'refused'] as const
export type Outcome = (typeof outcomes)[number]

/** How a conflict was settled: 采用我的, 采用对方的, or another value. */
export const conflictChoices = ['mine', 'theirs', 'other'] as const
export type ConflictChoice = (typeof conflictChoices)[number]

export interface FieldConflict {
  readonly field: string
  /** 原值: the value at the base revision, null when blank. */
  readonly base: CellValue | null
  /** 我的 */
  readonly mine: CellValue | null
  /** 对方的: stays effective. */
  readonly theirs: CellValue | null
  readonly theirsBy: string
  readonly theirsAt: string
  /** What their device calls itself; absent where it did not say. */
  readonly theirsDevice?: string | undefined
}
