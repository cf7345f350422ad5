import { type Cells, type Form, fieldEntries } from '../form/form.ts'
import type { LayeredFields } from '../record/layer.ts'

/**
 * Fields of a row that a workbook shows and nobody fills in it: what the base map has supplied, and what 区规划资源局 has
 * confirmed. A field the base map should have and has not stays open.
 * @param cells the effective values
 */
export function lockedFields(form: Form, cells: Cells, layered: LayeredFields): readonly string[] {
  const confirmed = layered.department ?? {}
  return fieldEntries(form).flatMap(([key, field]) => {
    if ((cells[key] ?? null) === null) return []
    const isConfirmed = field.verifiedBy.includes('planning') && (confirmed[key] ?? null) !== null
    return field.filledBy === 'base' || isConfirmed ? [key] : []
  })
}
