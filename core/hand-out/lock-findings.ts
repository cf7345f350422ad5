import type { AnyFinding } from '../error/finding.ts'
import type { Cells } from '../form/form.ts'
import type { FormId } from '../forms/catalogue.ts'
import { sameCell } from '../record/merge.ts'

/**
 * Cells that were handed out locked and say something else: their row is refused as it is, so each is an error.
 * @param handed what the locked fields held when the workbook was handed out
 */
export function lockFindings(
  form: FormId,
  { id, cells }: { readonly id: string; readonly cells: Cells },
  parcelCode: string,
  handed: Cells,
): readonly AnyFinding[] {
  return Object.entries(handed).flatMap(([field, before]): readonly AnyFinding[] => {
    const value = cells[field] ?? null
    if (sameCell(value, before)) return []
    const place = { form, row: id, parcelCode, field, fields: [field], value }
    return [{ code: 'base-locked', level: 'error', ...place, details: { handed: before } }]
  })
}
