import type { CellValue } from '../form/field.ts'
import type { LayerFields } from './layer.ts'

/** Blank and taken away are the same to a reader. */
export function sameCell(a: CellValue | null | undefined, b: CellValue | null | undefined): boolean {
  if (typeof a === 'object' && typeof b === 'object' && a !== null && b !== null) return a.raw === b.raw
  return (a ?? null) === (b ?? null)
}

export interface ConflictingField {
  readonly field: string
  readonly base: CellValue | null
  readonly mine: CellValue | null
  readonly theirs: CellValue | null
}

export interface Merge {
  /** What is to be written: differs from what stands there. */
  readonly changes: LayerFields
  readonly conflicts: readonly ConflictingField[]
}

/**
 * Three-way merge of one layer of a row, field by field: a value nobody else touched since the base is taken, an equal
 * value is no conflict, a field that others changed to something else keeps their value. Fields that only others
 * changed do not appear: they stand as they are.
 * @param base the layer as the sender last saw it; empty when it never saw the row
 */
export function mergeLayer(mine: LayerFields, base: LayerFields, current: LayerFields): Merge {
  const left = new Set<string>()
  const conflicts: ConflictingField[] = []
  for (const field in mine) {
    const value = mine[field] ?? null
    const theirs = current[field] ?? null
    const before = base[field] ?? null
    const isEqual = sameCell(value, theirs)
    if (!isEqual && sameCell(theirs, before)) continue
    left.add(field)
    if (!isEqual) conflicts.push({ field, base: before, mine: value, theirs })
  }
  return { changes: left.size === 0 ? mine : without(mine, left), conflicts }
}

function without(fields: LayerFields, left: ReadonlySet<string>): LayerFields {
  return Object.fromEntries(Object.entries(fields).filter(([field]) => !left.has(field)))
}
