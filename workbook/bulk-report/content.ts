import type { CellValue } from '#core/form/field.ts'
import type { FormId } from '#core/forms/catalogue.ts'
import type { WorkbookMeta } from '../meta.ts'
import type { ExportValue } from '../write/sheet.ts'

/** A sheet of the report that is read, not filled. */
export interface ReportSheet {
  readonly name: string
  readonly title: string
  /** Lines under the title. */
  readonly notes: readonly string[]
  readonly columns: readonly ReportColumn[]
  readonly rows: readonly (readonly ExportValue[])[]
}

export interface ReportColumn {
  readonly heading: string
  /** In characters of the standard font. */
  readonly width: number
  readonly align?: 'right'
}

/** What is wrong at a field of a row. */
export interface RepairMark {
  readonly field: string
  readonly isWarning: boolean
  /** Why, and what to do. */
  readonly text: string
}

/** A row that is to be fixed. */
export interface RepairRow {
  readonly form: FormId
  readonly cells: Readonly<Record<string, CellValue | null>>
  readonly marks: readonly RepairMark[]
  /** What the run knows the row by, where it has no key. */
  readonly line: string | null
}

export interface BulkReport {
  /** Come first, in this order. */
  readonly sheets: readonly ReportSheet[]
  readonly rows: readonly RepairRow[]
  readonly cycle: string
  /** The run the report is of. */
  readonly run: string
  readonly revisions: WorkbookMeta['revisions']
  /** A hand-out one of the rows came from: what the base map filled in is then locked. */
  readonly handOut: string | null
}
