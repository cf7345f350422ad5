import type { Cells } from '#core/form/form.ts'
import type { RowKey } from '#core/record/key.ts'
import type { ReadResult, WorkbookRow } from './read-result.ts'

/** The year the workbook was issued for, else that of its first row; null when nothing says. */
export function cycleOf(result: ReadResult): string | null {
  return result.meta?.cycle ?? result.rows.find((row) => row.cycle !== null)?.cycle ?? null
}

/** The key a row has with its present cells, null while a part of it is blank or unreadable. */
export function rowKey(result: ReadResult, row: WorkbookRow, cells: Cells): RowKey | null {
  const { assessYear, parcelCode, uscc } = cells
  const own = row.form === 'parcel-self-assessment' && typeof assessYear === 'number' ? String(assessYear) : null
  const cycle = own ?? row.cycle ?? cycleOf(result)
  if (cycle === null || typeof parcelCode !== 'string') return null
  if (row.form === 'parcel-self-assessment') return { form: row.form, cycle, parcelCode }
  return typeof uscc === 'string' ? { form: row.form, cycle, parcelCode, uscc } : null
}
