import type { Cells } from '#core/form/form.ts'
import type { RowKey } from '#core/record/key.ts'
import { type AnyResult, type AnyRow, isOfAssessment } from './any-form.ts'

/** The year the workbook was issued for, else that of its first row; null when nothing says. */
export function cycleOf(result: AnyResult): string | null {
  return result.meta?.cycle ?? result.rows.find((row) => row.cycle !== null)?.cycle ?? null
}

/** The key a row has with its present cells, null while a part of it is blank or unreadable, and of no assessment. */
export function rowKey(result: AnyResult, row: AnyRow, cells: Cells): RowKey | null {
  if (!isOfAssessment(row)) return null
  const { assessYear, parcelCode, uscc } = cells
  const own = row.form === 'parcel-self-assessment' && typeof assessYear === 'number' ? String(assessYear) : null
  const cycle = own ?? row.cycle ?? cycleOf(result)
  if (cycle === null || typeof parcelCode !== 'string') return null
  if (row.form === 'parcel-self-assessment') return { form: row.form, cycle, parcelCode }
  return typeof uscc === 'string' ? { form: row.form, cycle, parcelCode, uscc } : null
}
