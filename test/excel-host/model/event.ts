import type { Area } from './area.ts'
import type { Sheet } from './sheet.ts'
import type { CellValue } from './value.ts'

/** Who did it: the person before the screen, or the add-in through office.js. */
export type Origin = 'user' | 'addin'

/** As office.js names them (DataChangeType). */
export type ChangeType =
  | 'RangeEdited'
  | 'RowInserted'
  | 'RowDeleted'
  | 'ColumnInserted'
  | 'ColumnDeleted'
  | 'CellInserted'
  | 'CellDeleted'

export interface CellsChanged {
  readonly kind: 'cells-changed'
  readonly sheet: Sheet
  readonly area: Area
  readonly changeType: ChangeType
  readonly shift: 'None' | 'ShiftCellLeft' | 'ShiftCellUp' | 'ShiftCellRight' | 'ShiftCellDown'
  /** Of a single edited cell. */
  readonly details?: { readonly before: CellValue; readonly after: CellValue }
}

/** What happens in a workbook. `touched` is everything that only a picture of it needs to know. */
export type WorkbookEvent =
  | CellsChanged
  | { readonly kind: 'selected'; readonly sheet: Sheet; readonly area: Area }
  | { readonly kind: 'activated' | 'deactivated' | 'added' | 'deleted'; readonly sheet: Sheet }
  | { readonly kind: 'renamed'; readonly sheet: Sheet; readonly before: string }
  | { readonly kind: 'touched' }

export type WorkbookListener = (event: WorkbookEvent, origin: Origin) => void
