import type { Standard } from '../scoring/standard.ts'
import type { TryOutColumns } from '../try-out/columns.ts'
import { type Dial, dialValue } from '../try-out/dial.ts'
import { shifted } from './shift.ts'

/** How the values of an indicator stand around one of its edges. */
export interface Crowd {
  readonly edge: number
  /** Bounds of what counts as close. */
  readonly from: number
  readonly to: number
  /** Parcels with a value that this edge judges, and how many of them stand close to it. */
  readonly parcels: number
  readonly close: number
  /** Parcels in equal bins from `first`, `width` wide; the last takes what lies beyond. */
  readonly histogram: { readonly first: number; readonly width: number; readonly counts: readonly number[] }
}

/** So many percent of the parcels close to an edge are a crowd. Ours: no document says. */
export const crowdedPercent = 10

const bins = 24

/** Null where the dial is no bound of a value. @param percent what counts as close, of the bound itself */
export function crowdAt(standard: Standard, columns: TryOutColumns, dial: Dial, percent: number): Crowd | null {
  const edge = dialValue(standard, dial)
  if (edge === null || (dial.kind !== 'edge' && dial.kind !== 'stop')) return null
  const column = columns.indicators.find(({ id }) => id === dial.indicator)
  const fallback = new Set(column?.notes.fallback ?? [])
  const isFallback = dial.kind === 'edge' && dial.ladder === 'fallback'
  const values = (column?.values ?? []).flatMap((value, place) =>
    value === null || value < 0 || fallback.has(place) !== isFallback ? [] : [value],
  )
  const from = shifted(edge, -percent)
  const to = shifted(edge, percent)
  const close = values.filter((value) => value >= from && value <= to).length
  return { edge, from, to, parcels: values.length, close, histogram: histogramOf(values, edge) }
}

/** From 0 to twice the edge: what decides about it. */
function histogramOf(values: readonly number[], edge: number): Crowd['histogram'] {
  const width = edge === 0 ? 1 : (2 * edge) / bins
  const counts = Array.from({ length: bins }, () => 0)
  for (const value of values) {
    const bin = Math.min(Math.floor(value / width), bins - 1)
    counts[bin] = (counts[bin] ?? 0) + 1
  }
  return { first: 0, width, counts }
}
