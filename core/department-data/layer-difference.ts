import type { CellValue, Field, Scalar } from '../form/field.ts'
import { type Form, fieldEntries } from '../form/form.ts'
import type { Layer, LayeredFields } from '../record/layer.ts'
import { compare, exact, multiply, quotientHalfUp, subtract, zero } from '../vocabulary/exact.ts'
import { type ToleranceKind, toleranceKind } from './tolerance.ts'

/** Which layers are held against each other, the lower first. */
export const layerPairs = [
  ['reported', 'onsite'],
  ['reported', 'department'],
  ['onsite', 'department'],
] as const satisfies readonly (readonly [Layer, Layer])[]

/** A value that two layers of a row give differently. */
export interface LayerDifference {
  readonly field: string
  readonly lower: Layer
  readonly upper: Layer
  readonly lowerValue: Scalar
  readonly upperValue: Scalar
  readonly tolerance: ToleranceKind
  /** How far the upper lies from the lower, in % of the lower; null for what is no quantity, or lies beside 0. */
  readonly percent: number | null
}

/** Lists are sorted by it: the share without its sign; figures beside 0 come before all others, choices and texts last. */
export function weightOf({ percent, tolerance }: Pick<LayerDifference, 'percent' | 'tolerance'>): number {
  if (tolerance === 'equal') return -1
  return percent === null ? beyondAll : Math.abs(percent)
}

const beyondAll = 1e15
const percentDecimals = 6

const comparable = new WeakMap<Form, ReadonlyMap<string, Field>>()

/** Fields that can differ between layers: not what identifies a row, names a person, is calculated or only explains another. */
export function comparableFields(form: Form): ReadonlyMap<string, Field> {
  const known = comparable.get(form)
  if (known !== undefined) return known
  const fields = fieldEntries(form).filter(([key, { kind, personal, explains }]) => {
    const isKey = form.key.includes(key) || key === 'assessYear'
    return kind !== 'calculated' && personal === undefined && explains === undefined && !isKey
  })
  const made = new Map<string, Field>(fields)
  comparable.set(form, made)
  return made
}

/** Whether two layers of the row speak of one field: a row of which this is not so never had a difference, for layers keep their fields. */
export function hasSharedField(layered: LayeredFields): boolean {
  return layerPairs.some(([lower, upper]) => {
    const [below, above] = [layered[lower], layered[upper]]
    if (below === undefined || above === undefined) return false
    for (const key in above) if (key in below) return true
    return false
  })
}

/** Every value of the row that two of its layers give differently. What does not parse counts as not given. */
export function layerDifferences(form: Form, layered: LayeredFields): readonly LayerDifference[] {
  return [...comparableFields(form)].flatMap(([key, field]) =>
    layerPairs.flatMap(([lower, upper]) => {
      const [lowerValue, upperValue] = [scalarOf(layered[lower]?.[key]), scalarOf(layered[upper]?.[key])]
      if (lowerValue === null || upperValue === null || lowerValue === upperValue) return []
      const tolerance = toleranceKind(field)
      const percent = tolerance === 'equal' ? null : percentOf(lowerValue, upperValue)
      return [{ field: key, lower, upper, lowerValue, upperValue, tolerance, percent }]
    }),
  )
}

function scalarOf(value: CellValue | null | undefined): Scalar | null {
  return value === null || value === undefined || typeof value === 'object' ? null : value
}

function percentOf(lower: Scalar, upper: Scalar): number | null {
  if (typeof lower !== 'number' || typeof upper !== 'number' || lower === 0) return null
  const base = exact(lower)
  const apart = multiply(subtract(exact(upper), base), exact(100))
  const magnitude = compare(base, zero) < 0 ? subtract(zero, base) : base
  return quotientHalfUp(apart, magnitude, percentDecimals)
}
