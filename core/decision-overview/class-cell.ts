import type { ParcelClass } from '../vocabulary/class.ts'
import { add, type Exact, exact, quotientHalfUp, toNumber, zero } from '../vocabulary/exact.ts'

/** Parcels of a 街镇, a land class and a class, added up. */
export interface ClassCell {
  readonly townCode: string | null
  readonly landClass: string | null
  /** Null: 暂不评价 or 待补正. */
  readonly class: ParcelClass | null
  readonly parcels: number
  /** m², of the parcels that state it. */
  readonly landArea: number
}

/** What is counted: how many, or how much land. */
export const measures = ['parcels', 'area'] as const
export type Measure = (typeof measures)[number]

type ClassColumn = ParcelClass | 'none'

/** The classes of the parcels with one key. */
export interface ClassShares {
  readonly key: string
  readonly amounts: Readonly<Record<ClassColumn, number>>
  /** A to D together. */
  readonly classed: number
}

/**
 * The cells by 街镇 or land class, those without one under ''. The largest share of D first; equal shares by more D, then
 * by key; those in which nothing has a class last.
 */
export function sharesBy(
  cells: readonly ClassCell[],
  by: 'townCode' | 'landClass',
  measure: Measure,
): readonly ClassShares[] {
  const sums = new Map<string, Record<ClassColumn, Exact>>()
  for (const cell of cells) {
    const key = cell[by] ?? ''
    const known = sums.get(key) ?? { A: zero, B: zero, C: zero, D: zero, none: zero }
    const column = cell.class ?? 'none'
    known[column] = add(known[column], exact(measure === 'parcels' ? cell.parcels : cell.landArea))
    sums.set(key, known)
  }
  const shares = [...sums].map(([key, sum]): ClassShares => {
    const { A, B, C, D } = sum
    const amounts = { A: toNumber(A), B: toNumber(B), C: toNumber(C), D: toNumber(D), none: toNumber(sum.none) }
    return { key, amounts, classed: toNumber(add(add(A, B), add(C, D))) }
  })
  return shares.sort((a, b) => shareOf(b, 'D') - shareOf(a, 'D') || b.amounts.D - a.amounts.D || compareKeys(a, b))
}

function compareKeys(a: ClassShares, b: ClassShares): number {
  const [first, second] = [a.classed === 0 ? 1 : 0, b.classed === 0 ? 1 : 0]
  return first - second || (a.key < b.key ? -1 : 1)
}

/** The share of a class among what has one, 0–1 with four decimals; 0 where nothing has one. */
export function shareOf({ amounts, classed }: ClassShares, column: ParcelClass): number {
  return classed === 0 ? 0 : quotientHalfUp(exact(amounts[column]), exact(classed), 4)
}

/** All cells added up. */
export function sharesOfAll(cells: readonly ClassCell[], measure: Measure): ClassShares {
  const [all] = sharesBy(
    cells.map((cell) => ({ ...cell, townCode: '' })),
    'townCode',
    measure,
  )
  return all ?? { key: '', amounts: { A: 0, B: 0, C: 0, D: 0, none: 0 }, classed: 0 }
}
