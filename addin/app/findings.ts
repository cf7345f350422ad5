import { countsInWords, type FindingItem, type LevelCounts } from '#ui/finding-groups.ts'
import type { WordedFinding } from '../workers/protocol.ts'

/** A finding with where it stands in the workbook. */
export type PlacedFinding = FindingItem & WordedFinding

export interface FindingsState {
  readonly items: readonly PlacedFinding[]
  /** Warnings with a reason, apart from the rest. */
  readonly explained: readonly PlacedFinding[]
  readonly counts: LevelCounts
  /** Parcels that are gone on the server: they are neither checked nor scored. */
  readonly goneParcels: readonly string[]
  /** HH:MM of the last check; null before the first. */
  readonly checkedAt: string | null
  readonly rows: number
  /** Seconds the last whole check took. */
  readonly seconds: number
  /** Reading the sheets comes before checking them. */
  readonly running: { readonly what: 'reading' | 'checking'; readonly done: number; readonly total: number } | null
  /** Cells with findings that carry no mark because their sheet has too many. */
  readonly unmarked: number
  /** 已取消，显示的是 14:35 的结果。 */
  readonly note: string | null
  readonly current: string | null
}

export const notChecked = '尚未校验'

/** 18 项须改正，43 项须说明; 没有发现 only of what was checked. */
export function resultInWords({ items, counts, checkedAt }: FindingsState): string {
  return checkedAt === null && items.length === 0 ? notChecked : countsInWords(counts)
}

export const noFindings: FindingsState = {
  items: [],
  explained: [],
  goneParcels: [],
  counts: { error: 0, warning: 0, info: 0 },
  checkedAt: null,
  rows: 0,
  seconds: 0,
  running: null,
  unmarked: 0,
  note: null,
  current: null,
}
