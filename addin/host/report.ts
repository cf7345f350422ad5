import type { GridValue } from '#workbook/grid.ts'

export interface ReportColumn {
  readonly heading: string
  /** In characters. */
  readonly width: number
  /** Excel number format; '@' for text. */
  readonly format: string
  readonly align: 'left' | 'right' | 'center'
}

/** A table of our own on a sheet of its own: results, not a form. */
export interface Report {
  readonly sheet: string
  /** Lines above the table: title, standard, when, the caveat. */
  readonly lines: readonly string[]
  readonly columns: readonly ReportColumn[]
  readonly rows: readonly (readonly GridValue[])[]
}
