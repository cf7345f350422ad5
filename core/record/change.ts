import type { CellValue } from '../form/field.ts'
import type { RowKey } from './key.ts'
import type { Layer } from './layer.ts'

/** What a client changed in one row since the revision it last saw (0 = it never saw the row). */
export interface RowChange {
  readonly key: RowKey
  readonly baseRevision: number
  readonly layer: Layer
  /** Changed fields only; null takes the value away. */
  readonly fields: Readonly<Record<string, CellValue | null>>
}

export const outcomes = ['accepted', 'merged', 'conflict', 'refused'] as const
export type Outcome = (typeof outcomes)[number]

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
}
