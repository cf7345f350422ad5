import type { ScoreLines } from '#core/scoring/estimate.ts'
import type { WayUp } from '#core/scoring/lift.ts'
import type { GroupResult, How, ParcelResult } from '#core/scoring/result.ts'
import type { Standard, StandardLabel } from '#core/scoring/standard.ts'
import type { ParcelClass } from '#core/vocabulary/class.ts'

/** One parcel of a ledger as its table shows it. Classes are estimates: ranks are those within this workbook. */
export interface ScoreRow {
  readonly parcelCode: string
  readonly name: string
  readonly landClass: string | null
  readonly status: 'ok' | 'incomplete'
  readonly how: How | null
  readonly class: ParcelClass | null
  readonly total: number | null
  readonly rank: number | null
  readonly of: number | null
  readonly rules: readonly string[]
  readonly flagged: boolean
  readonly blockedBy: readonly string[]
}

export interface BookScores {
  /** Id of the standard. */
  readonly standard: string
  readonly label: StandardLabel
  /** The district's own, from its server; else it came with the pane. */
  readonly isFetched: boolean
  readonly groups: readonly GroupResult[]
  readonly rows: readonly ScoreRow[]
}

export interface CardVerdict {
  readonly class: ParcelClass | null
  readonly formal: boolean
  readonly lines: ScoreLines
  readonly byLines: ParcelClass | null
  /** Where the lines come from, a sentence. */
  readonly basis: string
  /** 第 5 / 62 名（本台账）; null when not ranked. */
  readonly rank: string | null
}

export interface ParcelCard {
  readonly result: ParcelResult
  readonly standard: Standard
  readonly verdict: CardVerdict
  readonly way: WayUp
}
