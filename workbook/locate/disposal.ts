import { disposalPlanForm } from '#core/forms/disposal-plan.ts'
import type { Grid } from '../grid.ts'
import { headingIndex } from '../heading.ts'
import { findTable, type TableFound } from './table.ts'

const index = headingIndex(disposalPlanForm)
/** What only 处置方案表 asks for: with it a sheet is one, whatever else it shares with a ledger. */
const tellingField = 'path'

/** The table of 处置方案表 on a sheet, by its headings; null for any other sheet. */
export function findDisposalTable(grid: Grid): TableFound | null {
  const table = findTable(grid, index)
  return table?.columns.has(tellingField) && table.columns.has('parcelCode') ? table : null
}
