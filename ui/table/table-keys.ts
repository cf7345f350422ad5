/** Where the keyboard stands in a table, both from 0. */
export interface CellPosition {
  readonly row: number
  readonly column: number
}

export interface TableExtent {
  readonly rows: number
  readonly columns: number
  /** Rows in sight: what PageUp and PageDown move by. */
  readonly page: number
}

export interface KeyPress {
  readonly key: string
  readonly ctrlKey: boolean
}

/** The cell a key moves to, null for keys that do not move. Home and End are the first and the last row, with Ctrl their outer cells. */
export function cellAfter(press: KeyPress, { row, column }: CellPosition, extent: TableExtent): CellPosition | null {
  const lastRow = extent.rows - 1
  const lastColumn = extent.columns - 1
  const at = (toRow: number, toColumn: number): CellPosition => ({
    row: Math.max(0, Math.min(toRow, lastRow)),
    column: Math.max(0, Math.min(toColumn, lastColumn)),
  })
  const page = Math.max(1, extent.page - 1)
  switch (press.key) {
    case 'ArrowUp':
      return at(press.ctrlKey ? 0 : row - 1, column)
    case 'ArrowDown':
      return at(press.ctrlKey ? lastRow : row + 1, column)
    case 'ArrowLeft':
      return at(row, column - 1)
    case 'ArrowRight':
      return at(row, column + 1)
    case 'PageUp':
      return at(row - page, column)
    case 'PageDown':
      return at(row + page, column)
    case 'Home':
      return press.ctrlKey ? at(0, 0) : at(0, column)
    case 'End':
      return press.ctrlKey ? at(lastRow, lastColumn) : at(lastRow, column)
    default:
      return null
  }
}
