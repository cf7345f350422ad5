import type { FilingSummary } from '#core/api/filings.ts'
import type { FailureText } from '#ui/client-failure-text.ts'
import type { FilingConflict } from './difference.ts'

/** What stands between the open 申请表 and the district. */
export interface SendState {
  readonly isRunning: boolean
  readonly failure: FailureText | null
  /** The filing it became; null while the district has none. */
  readonly filing: { readonly id: string; readonly number: string; readonly at: string } | null
  /** Fields that differ from what the district holds. */
  readonly pending: number
  readonly conflicts: readonly FilingConflict[]
  /** The unit has projects that can still be filled: is this one of them? Null when that is not asked. */
  readonly existing: readonly FilingSummary[] | null
  /** What the last sending came to. */
  readonly note: string | null
}

export const initialSend: SendState = {
  isRunning: false,
  failure: null,
  filing: null,
  pending: 0,
  conflicts: [],
  existing: null,
  note: null,
}
