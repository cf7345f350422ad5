import type { FieldPlan, SheetPlan } from '#core/form/sheet-plan.ts'
import type { Copy } from './role.ts'

/** The first sheet of a workbook has the year typed in; the others take it over. */
export type CycleCell = 'typed' | 'taken-over'

export interface TableSheet {
  readonly plan: SheetPlan
  /** Columns in the order of the sheet; the first two stay in sight. */
  readonly fields: readonly FieldPlan[]
  readonly title: string
  /** ASCII name of the Excel table. */
  readonly tableName: string
  /** Rows made ready with formats and rules; reading accepts more. */
  readonly rows: number
  readonly copy: Copy
  /** Pages beside each other on paper. */
  readonly pagesWide: number
  /** The cell above the headings that states the year, of a sheet whose rows do not: typed here or taken over. */
  readonly cycle?: CycleCell
}
