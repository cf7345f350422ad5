import type { CellValue, Field } from '../form/field.ts'
import { sameCell } from '../record/merge.ts'
import { compare, type Exact, exact, multiply, subtract, zero } from '../vocabulary/exact.ts'

/**
 * How far a department's figure may lie from what stands there before it is marked, in % of what stands there. Ours: no
 * document names a tolerance. Areas are measured once and copied; amounts come from books that are closed at other days.
 */
export const areaTolerancePercent = 1
export const amountTolerancePercent = 5

/** `new` = nothing stood there, `same`, `within` and `beyond` the tolerance; a choice that differs is beyond. */
export const differenceKinds = ['new', 'same', 'within', 'beyond'] as const
export type DifferenceKind = (typeof differenceKinds)[number]

export const differenceKindNames: Readonly<Record<DifferenceKind, string>> = {
  new: '原为空',
  same: '一致',
  within: '容差内',
  beyond: '超出容差',
}

/** The tolerance of a field in %, null for one whose values are equal or not. */
export function tolerancePercent(field: Field): number | null {
  if (field.kind !== 'decimal' && field.kind !== 'integer') return null
  if (field.unit === '') return null
  return field.unit === 'm²' ? areaTolerancePercent : amountTolerancePercent
}

/** How what a department states lies to what is effective now. */
export function differenceOf(field: Field, stated: CellValue, present: CellValue | undefined): DifferenceKind {
  if (present === undefined) return 'new'
  if (sameCell(stated, present)) return 'same'
  const percent = tolerancePercent(field)
  if (percent === null || typeof stated !== 'number' || typeof present !== 'number') return 'beyond'
  const apart = multiply(magnitude(subtract(exact(stated), exact(present))), exact(100))
  return compare(apart, multiply(magnitude(exact(present)), exact(percent))) > 0 ? 'beyond' : 'within'
}

function magnitude(value: Exact): Exact {
  return compare(value, zero) < 0 ? subtract(zero, value) : value
}
