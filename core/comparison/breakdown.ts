import type { Scale } from '../facts/parcel-kind.ts'
import type { LandClass } from '../vocabulary/land.ts'
import type { TransitionCell } from './matrix.ts'
import { directionsOf, type Transition, transitionMatrix } from './matrix.ts'
import { type Outcome, outcomes } from './outcome.ts'

/** What a parcel is, for counting by it; null where it cannot be told. */
export interface ParcelKind {
  readonly townCode: string | null
  readonly landClass: LandClass | null
  /** 大类 of GB/T 4754, two digits. */
  readonly industry: string | null
  readonly scale: Scale | null
}

export const kindFields = [
  'townCode',
  'industry',
  'landClass',
  'scale',
] as const satisfies readonly (keyof ParcelKind)[]
export type KindField = (typeof kindFields)[number]

/** The parcels of one kind. */
export interface KindLine {
  /** Null: it cannot be told. */
  readonly key: string | null
  readonly parcels: number
  readonly better: number
  readonly worse: number
  /** To or from no class. */
  readonly other: number
  /** Parcels by outcome, in the order of `outcomes`. */
  readonly from: readonly number[]
  readonly to: readonly number[]
}

export type KindTransition = Transition & { readonly kind: ParcelKind }

/** One line a kind, most movers first, equals by key; unknown last. */
export function breakdownBy(field: KindField, transitions: readonly KindTransition[]): readonly KindLine[] {
  const byKey = new Map<string | null, KindTransition[]>()
  for (const transition of transitions) {
    const key = transition.kind[field]
    const group = byKey.get(key)
    if (group === undefined) byKey.set(key, [transition])
    else group.push(transition)
  }
  return [...byKey].map(([key, group]) => lineOf(key, transitionMatrix(group))).sort(byMovers)
}

function lineOf(key: string | null, cells: readonly TransitionCell[]): KindLine {
  const { better, worse, other } = directionsOf(cells)
  const parcels = cells.reduce((sum, cell) => sum + cell.parcels, 0)
  return { key, parcels, better, worse, other, from: countsBy('from', cells), to: countsBy('to', cells) }
}

/** Parcels by their outcome on one side. */
export function countsBy(side: 'from' | 'to', cells: readonly TransitionCell[]): readonly number[] {
  const counts = new Map<Outcome, number>()
  for (const cell of cells) counts.set(cell[side], (counts.get(cell[side]) ?? 0) + cell.parcels)
  return outcomes.map((outcome) => counts.get(outcome) ?? 0)
}

function byMovers(a: KindLine, b: KindLine): number {
  if ((a.key === null) !== (b.key === null)) return a.key === null ? 1 : -1
  const moved = (line: KindLine): number => line.better + line.worse + line.other
  return moved(b) - moved(a) || ((a.key ?? '') < (b.key ?? '') ? -1 : 1)
}
