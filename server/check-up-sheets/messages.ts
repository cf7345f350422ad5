import type { SheetSource } from '#core/check-up-sheet/build.ts'
import type { AnyProblem } from '#core/error/problem.ts'
import type { ParcelFacts } from '#core/facts/facts.ts'
import type { ScoreLines } from '#core/scoring/estimate.ts'
import type { HeldPeers } from '#core/scoring/held-peers.ts'
import type { ParcelResult } from '#core/scoring/result.ts'

/** What one sheet is made from; the way up is found beside the server. */
export interface SheetMaterial extends Omit<SheetSource, 'way'> {
  /** As it was evaluated, nothing taken out. */
  readonly stored: ParcelResult
  /** As the parcel stands now; null where it is gone. */
  readonly facts: ParcelFacts | null
  /** The lines to be reached. */
  readonly lines: ScoreLines
  /** What parcels were held against, where the standard holds them against their group. */
  readonly peers: HeldPeers | null
}

export interface BeginFile {
  readonly kind: 'begin'
  readonly title: string
  readonly printedOn: string
  readonly explained: boolean
  /** File of the font for what the shipped ones have not; null for none. */
  readonly fallbackFont: string | null
}

/** Server to child: a file is begun, filled and ended, then the next may begin. Each is answered once. */
export type PressRequest =
  | BeginFile
  /** @param strict a sheet that cannot be set is refused; else a page says so in its place */
  | { readonly kind: 'add'; readonly materials: readonly SheetMaterial[]; readonly strict: boolean }
  | { readonly kind: 'end' }
  | { readonly kind: 'workbook'; readonly material: SheetMaterial }

export type PressReply =
  /** What there is of the file since the last answer, and the parcels whose sheets could not be set. */
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly unset: readonly string[] }
  | { readonly kind: 'refused'; readonly problem: AnyProblem }
