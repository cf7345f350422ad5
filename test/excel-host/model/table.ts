import type { Anchor } from './anchor.ts'

export interface TableColumn {
  readonly id: number
  name: string
}

/** A table (ListObject): its area holds header row and body. */
export interface Table {
  readonly id: string
  name: string
  readonly anchor: Anchor
  style: string
  showHeaders: boolean
  showFilterButton: boolean
  showBandedRows: boolean
  showBandedColumns: boolean
  highlightFirstColumn: boolean
  highlightLastColumn: boolean
  columns: TableColumn[]
}
