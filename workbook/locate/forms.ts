import { type FormId, formById, formIds } from '#core/forms/catalogue.ts'
import type { DefinedName, Grid } from '../grid.ts'
import { type HeadingIndex, headingIndex } from '../heading.ts'
import { findPaperByLabels, findPaperByNames, type PaperFound } from './paper.ts'
import { findTable, type TableFound } from './table.ts'

/** A form found on a sheet. */
export type FormFound = { readonly grid: Grid; readonly form: FormId } & (
  | { readonly layout: 'table'; readonly table: TableFound }
  | { readonly layout: 'paper'; readonly paper: PaperFound }
)

const indexes: readonly (readonly [FormId, HeadingIndex])[] = formIds.map((id) => [id, headingIndex(formById(id))])

/** Every form on every sheet, whatever the sheets are called and in whatever order their columns stand. */
export function locateForms(grids: readonly Grid[], names: readonly DefinedName[]): readonly FormFound[] {
  return grids.flatMap((grid) =>
    indexes.flatMap(([form, index]): FormFound[] => {
      const table = findTable(grid, index)
      if (table) return [{ grid, form, layout: 'table', table }]
      const paper = findPaperByNames(grid, index, names) ?? findPaperByLabels(grid, index)
      return paper ? [{ grid, form, layout: 'paper', paper }] : []
    }),
  )
}

/** The row before which a table ends: the headings of the next table on the sheet, or the row after the last. */
export function tableEnd(found: readonly FormFound[], grid: Grid, table: TableFound): number {
  return found.reduce((end, other) => {
    const row = other.grid === grid && other.layout === 'table' ? other.table.headingRow : 0
    return row > table.headingRow ? Math.min(end, row) : end
  }, grid.rows.length + 1)
}
