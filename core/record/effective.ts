import type { CellValue } from '../form/field.ts'
import type { Cells } from '../form/form.ts'
import { type EffectiveValue, type Layer, type LayeredFields, type LayerFields, layers } from './layer.ts'

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

/** The values alone: asked for every row at every change. */
export function effectiveCells(layered: LayeredFields): Cells {
  let cells: Cells = {}
  for (const layer of layers) {
    const fields = layered[layer]
    if (fields !== undefined) cells = { ...cells, ...shownOver(cells, fields) }
  }
  return cells
}

/** Of a layer's fields those that show above what stands below: of most rows all of them, and nothing is made then. */
function shownOver(below: Cells, fields: LayerFields): Cells {
  const isShown = (field: string): boolean => {
    const value = fields[field] ?? null
    return value !== null && !staysBelow(value, below[field])
  }
  const names = Object.keys(fields)
  if (names.every(isShown)) return fields as Cells
  return Object.fromEntries(names.filter(isShown).map((field) => [field, fields[field] as CellValue]))
}
