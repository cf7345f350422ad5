import type { Cells } from '#core/form/form.ts'
import type { ComparedField } from '#core/hand-out/compare.ts'
import type { RowRevision } from '../meta.ts'

/** A row as it is handed out. */
export interface HandedRow {
  /** Values as the receiver may see them. */
  readonly cells: Cells
  /** Fields that are shown and not to be filled. */
  readonly locked: readonly string[]
  /** Against the year before; empty where that year has no such row. */
  readonly compared: readonly ComparedField[]
}

export interface HandedFirm extends HandedRow {
  /** The firm was on the parcel last year and is not on it this year: its row appears when that is confirmed. */
  readonly lastYear: { readonly uscc: string; readonly firmName: string } | null
  /** As people call it. */
  readonly title: string
}

/** What one 一地一表 is made from. */
export interface HandedWorkbook {
  readonly cycle: string
  readonly parcelCode: string
  readonly handOut: string
  readonly parcel: HandedRow
  readonly firms: readonly HandedFirm[]
  readonly revisions: readonly RowRevision[]
}
