import type { BookModel } from '../book-model.ts'
import type { Place } from '../host.ts'
import type { SelectedCell, WorkbookOutline } from '../spreadsheet.ts'

/** What a cell of the sheet means: its row and field; null outside the forms. */
export function placeAt(model: BookModel, outline: WorkbookOutline, cell: SelectedCell): Place | null {
  const sheet = outline.sheets.find((one) => one.id === cell.sheet)?.name
  for (const [index, region] of model.result.regions.entries()) {
    if (region.sheet !== sheet) continue
    const fields = Object.entries(region.columns).filter(([, column]) => column === cell.column)
    const isPaper = region.layout === 'paper'
    const field = fields.find(([key]) => !isPaper || region.fieldRows[key] === cell.row)?.[0]
    const rows = model.rows(index)
    const row = isPaper ? rows[0] : rows.find((one) => one.row === cell.row)
    if (field !== undefined && row !== undefined) return { form: region.form, row: row.id, field }
  }
  return null
}
