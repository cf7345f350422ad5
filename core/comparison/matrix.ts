import { add, type Exact, exact, toNumber, zero } from '../vocabulary/exact.ts'
import { type Direction, directionOf, type Outcome, outcomes } from './outcome.ts'

/** One parcel on both sides. */
export interface Transition {
  readonly from: Outcome
  readonly to: Outcome
  /** m², null where it is not filled in. */
  readonly landArea: number | null
}

/** Parcels that went from one outcome to another. */
export interface TransitionCell {
  readonly from: Outcome
  readonly to: Outcome
  readonly parcels: number
  /** m², of the parcels whose area is filled in. */
  readonly landArea: number
}

/** Cells that hold a parcel, in the order of `outcomes`. */
export function transitionMatrix(transitions: Iterable<Transition>): readonly TransitionCell[] {
  const counts = outcomes.map(() => outcomes.map(() => 0))
  const areas: Exact[][] = outcomes.map(() => outcomes.map(() => zero))
  for (const { from, to, landArea } of transitions) {
    const row = outcomes.indexOf(from)
    const column = outcomes.indexOf(to)
    const countsOfRow = counts[row]
    const areasOfRow = areas[row]
    if (countsOfRow === undefined || areasOfRow === undefined) continue
    countsOfRow[column] = (countsOfRow[column] ?? 0) + 1
    if (landArea !== null) areasOfRow[column] = add(areasOfRow[column] ?? zero, exact(landArea))
  }
  return outcomes.flatMap((from, row) =>
    outcomes.flatMap((to, column) => {
      const parcels = counts[row]?.[column] ?? 0
      return parcels === 0 ? [] : [{ from, to, parcels, landArea: toNumber(areas[row]?.[column] ?? zero) }]
    }),
  )
}

/** How many went which way. */
export function directionsOf(cells: readonly TransitionCell[]): Readonly<Record<Direction, number>> {
  const counts = { same: 0, better: 0, worse: 0, other: 0 }
  for (const { from, to, parcels } of cells) counts[directionOf(from, to)] += parcels
  return counts
}
