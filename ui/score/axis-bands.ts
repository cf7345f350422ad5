import type { ScoreLines } from '#core/scoring/estimate.ts'
import type { ParcelClass } from '#core/vocabulary/class.ts'

export interface AxisBand {
  readonly class: ParcelClass
  /** Points of 100; the lower bound belongs to the band. */
  readonly from: number
  readonly to: number
}

/** D, C, B, A from 0 to 100; a class that nobody reached has no band. */
export function axisBands(lines: ScoreLines): readonly AxisBand[] {
  const starts: { readonly class: ParcelClass; readonly from: number }[] = [{ class: 'D', from: 0 }]
  for (const letter of ['C', 'B', 'A'] as const) {
    const from = lines[letter]
    if (from !== null) starts.push({ class: letter, from })
  }
  return starts.map((start, index) => ({ ...start, to: starts[index + 1]?.from ?? 100 }))
}
