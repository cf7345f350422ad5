import type { ParcelResult } from '#core/scoring/result.ts'

export interface BookScores {
  readonly parcels: readonly ParcelResult[]
}
export interface ParcelCard {
  readonly result: ParcelResult
}
