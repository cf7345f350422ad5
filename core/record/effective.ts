import type { CellValue } from '../form/field.ts'
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
    if (!staysBelow(value, result[key]?.value)) result[key] = { value, layer }
  }
}

function staysBelow(value: CellValue, below: CellValue | undefined): boolean {
  return typeof value === 'object' && below !== undefined && typeof below !== 'object'
}

/** The values alone: asked for every row at every change, so nothing is made beside them. */
export function effectiveCells(layered: LayeredFields): Record<string, CellValue> {
  const cells: Record<string, CellValue> = {}
  for (const layer of layers) {
    const fields = layered[layer] ?? {}
    for (const key in fields) {
      const value = fields[key] ?? null
      if (value !== null && !staysBelow(value, cells[key])) cells[key] = value
    }
  }
  return cells
}
