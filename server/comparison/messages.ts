import type { Standard } from '#core/scoring/standard.ts'
import type { Key } from '../keys.ts'

/** A side of a comparison as the child works on it. */
export type SideTask =
  | {
      readonly kind: 'evaluation'
      readonly number: number
      readonly cycle: string
      readonly at: string | null
      /** Id of its standard, and the standard where it is still on file. */
      readonly standardId: string
      readonly standard: Standard | null
    }
  | { readonly kind: 'standard'; readonly standard: Standard; readonly cycle: string }

/** What every task reads. The database is only read. */
export interface DistrictAsked {
  readonly url: string
  readonly dataKeys: readonly Key[]
  readonly district: string
  readonly today: string
  readonly cycle: string
}

export type ComparisonTask = DistrictAsked &
  (
    | { readonly make: 'comparison'; readonly from: SideTask; readonly to: SideTask }
    | {
        readonly make: 'workbook'
        readonly from: SideTask
        readonly to: SideTask
        readonly title: string
        readonly lines: readonly string[]
      }
    | { readonly make: 'try-out'; readonly standard: Standard; readonly inForce: Standard }
  )

/** Child to server. */
export type ComparisonMessage =
  /** 0 to 100. */
  | { readonly kind: 'progress'; readonly percent: number }
  | { readonly kind: 'piece'; readonly bytes: Uint8Array }
  | { readonly kind: 'done' }
