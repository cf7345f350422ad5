import type { Standard } from '../scoring/standard.ts'
import type { TryOutColumns } from '../try-out/columns.ts'
import { type Dial, methodDials } from '../try-out/dial.ts'
import type { TryOutScorer } from '../try-out/scorer.ts'
import { type Crowd, crowdAt } from './crowd.ts'
import { withShiftedEdge, withShiftedWeight } from './shift.ts'

/** How far everything is moved. */
export interface Amount {
  /** Points of weight. */
  readonly weight: number
  /** Percent of an edge, and what counts as close to it. */
  readonly edge: number
}

/** Parcels that change class when a number is moved down and up; null where it cannot be moved. */
export interface Moved {
  readonly less: number | null
  readonly more: number | null
}

export interface IndicatorInfluence extends Moved {
  readonly id: string
  /** The greatest number of parcels that any one of its edges moves. */
  readonly byEdge: number
}

export interface EdgeInfluence extends Moved {
  readonly dial: Dial
  readonly crowd: Crowd | null
}

export interface Sensitivity {
  readonly parcels: number
  /** The most influential weight first. */
  readonly indicators: readonly IndicatorInfluence[]
  /** In the order of the standard. */
  readonly edges: readonly EdgeInfluence[]
}

export interface SensitivityProgress {
  /** Runs done and to be done. */
  readonly done: number
  readonly total: number
}

/** Moves one number at a time, both ways, and counts whose class changes. Yields before each run. */
export function* sensitivityOf(
  scorer: TryOutScorer,
  columns: TryOutColumns,
  standard: Standard,
  amount: Amount,
): Generator<SensitivityProgress, Sensitivity> {
  const dials = standard.indicators.flatMap(methodDials)
  const total = 2 * (standard.indicators.length + dials.length)
  let done = 0
  const base = scorer.score(standard).outcomes.slice()
  const changed = (moved: Standard | null): number | null => {
    done += 1
    return moved === null ? null : differing(base, scorer.score(moved).outcomes)
  }
  const edges: EdgeInfluence[] = []
  for (const dial of dials) {
    yield { done, total }
    const less = changed(withShiftedEdge(standard, dial, -amount.edge))
    yield { done, total }
    const more = changed(withShiftedEdge(standard, dial, amount.edge))
    edges.push({ dial, less, more, crowd: crowdAt(standard, columns, dial, amount.edge) })
  }
  const indicators: IndicatorInfluence[] = []
  for (const { id } of standard.indicators) {
    yield { done, total }
    const less = changed(withShiftedWeight(standard, id, -amount.weight))
    yield { done, total }
    const more = changed(withShiftedWeight(standard, id, amount.weight))
    const own = edges.filter(({ dial }) => 'indicator' in dial && dial.indicator === id)
    indicators.push({ id, less, more, byEdge: Math.max(0, ...own.map(influenceOf)) })
  }
  indicators.sort((a, b) => influenceOf(b) - influenceOf(a) || b.byEdge - a.byEdge)
  return { parcels: columns.codes.length, indicators, edges }
}

/** The greater of both ways, parcels. */
export function influenceOf({ less, more }: Moved): number {
  return Math.max(less ?? 0, more ?? 0)
}

function differing(a: Uint8Array, b: Uint8Array): number {
  let count = 0
  for (let place = 0; place < a.length; place += 1) if (a[place] !== b[place]) count += 1
  return count
}
