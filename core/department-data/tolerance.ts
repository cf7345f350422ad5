import type { Field } from '../form/field.ts'
import { amountTolerancePercent, areaTolerancePercent } from './difference.ts'

/** What a field's differences are held against: a share of the lower figure, or nothing at all. */
export type ToleranceKind = 'area' | 'amount' | 'equal'

/** How far two layers of a value may lie apart before it is listed, in % of the lower. Ours: no document names a tolerance. */
export interface Tolerances {
  readonly area: number
  readonly amount: number
  /** Of single fields, by `form.field`. */
  readonly fields: Readonly<Record<string, number>>
}

export const shippedTolerances: Tolerances = {
  area: areaTolerancePercent,
  amount: amountTolerancePercent,
  fields: {},
}
export const mostTolerancePercent = 100

/** Areas are measured once and copied, amounts come from books closed at other days; what is no quantity is equal or not. */
export function toleranceKind(field: Field): ToleranceKind {
  if ((field.kind !== 'decimal' && field.kind !== 'integer') || field.unit === '') return 'equal'
  return field.unit === 'm²' ? 'area' : 'amount'
}

export function fieldPlace(form: string, field: string): string {
  return `${form}.${field}`
}

/** The tolerance of a field in %; null for one whose values are equal or not. */
export function toleranceIn({ area, amount, fields }: Tolerances, place: string, kind: ToleranceKind): number | null {
  if (kind === 'equal') return null
  return fields[place] ?? (kind === 'area' ? area : amount)
}
