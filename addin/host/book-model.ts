import type { CellValue } from '#core/form/field.ts'
import type { Cells } from '#core/form/form.ts'
import type { AnyResult, AnyRow } from '#workbook/any-form.ts'
import type { LockBook } from '#workbook/row-locks.ts'
import type { FormOf } from './form-of.ts'
import type { CellChange, Place } from './host.ts'
import type { Listeners } from './listeners.ts'

/**
 * Where a change came from: typed in the grid, written by the pane (取回, 采用对方的), put back after a reload, or read
 * from the sheet, in which case the engine knew it first.
 */
export type ChangeSource = 'user' | 'pane' | 'restore' | 'read'

export interface ModelChange {
  readonly source: ChangeSource
  readonly changes: readonly CellChange[]
}

/** The rows of the open workbook as the pane knows them at this moment. */
export interface BookModel {
  /** As last read; edits made since are in `cells`. */
  readonly result: AnyResult
  /** Of the forms it holds now. */
  readonly formOf: FormOf
  /** Rows of a region as the sheet has them, then the empty lines offered below. Another array when there are more. */
  readonly rows: (region: number) => readonly AnyRow[]
  readonly row: (id: string) => AnyRow | null
  readonly cells: (id: string) => Cells
  readonly value: (place: Place) => CellValue | null
  /** Of a workbook that was handed out. */
  readonly locks: LockBook
  readonly changed: Listeners<ModelChange>
}
