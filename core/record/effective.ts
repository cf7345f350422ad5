import type { CellValue } from '../form/field.ts'
import type { Cells } from '../form/form.ts'
import { type EffectiveValue, type Layer, type LayeredFields, layers } from './layer.ts'

/** The effective value of each field: the highest layer that has a value. Raw text of a higher layer does not hide a value below it. */
export function effectiveValues(layered: LayeredFields): Readonly<Record<string, EffectiveValue>> {
  const result: Record<string, EffectiveValue> = {}
  for (const layer of layers) overlay(result, layer, layered[layer] ?? {})
  return result
}

function overlay(
  result: Record<string, EffectiveValue>,
  layer: Layer,
  fields: Readonly<Record<string, CellValue | null>>,
): void {
  for (const [key, value] of Object.entries(fields)) {
    if (value === null) continue
    const below = result[key]
    const hides = typeof value === 'object' && below !== undefined && typeof below.value !== 'object'
    if (!hides) result[key] = { value, layer }
  }
}

export function effectiveCells(layered: LayeredFields): Cells {
  const cells: Record<string, CellValue> = {}
  for (const [key, effective] of Object.entries(effectiveValues(layered))) cells[key] = effective.value
  return cells
}
