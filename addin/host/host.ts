import type { CellValue } from '#core/form/field.ts'
import type { FindingLevel } from '#core/form/field-finding.ts'
import type { WorkbookFormId } from '#core/forms/workbook-form-id.ts'
import type { RowLocks, RowRevision } from '#workbook/meta.ts'
import type { BookModel } from './book-model.ts'
import type { Report } from './report.ts'

/*
 * The port between the panes and what holds the sheet: Excel through office.js, WPS, or the file page. The panes name
 * forms, rows and fields; cell addresses are the adapter's own business.
 */

/** One cell by its meaning. `row` is the id the host gave the row when it was read. */
export interface Place {
  readonly form: WorkbookFormId
  readonly row: string
  readonly field: string
}

export interface CellChange extends Place {
  /** Null empties the cell. */
  readonly value: CellValue | null
}

/** A finding to be marked on its cell. */
export interface Mark extends Place {
  readonly level: FindingLevel
  /** 须改正：…, for the cell's own hint. */
  readonly text: string
}

/** Why a cell was not written. */
export type WriteRefusal = 'locked' | 'gone' | 'protected'

export interface WriteOutcome {
  readonly written: number
  readonly refused: readonly (Place & { readonly why: WriteRefusal })[]
}

export interface Capabilities {
  /** Findings can be shown on the cells themselves. */
  readonly marks: boolean
  /** Edits are told as they happen; without it the user asks for a check. */
  readonly followsEdits: boolean
  /** Results can be written to a sheet of their own. */
  readonly reports: boolean
}

/** What keeps the host from being read or written just now, and nothing else: the panes say it and go on by themselves. */
export type BusyState =
  | { readonly kind: 'ready' }
  | { readonly kind: 'editing-cell' }
  /** Findings cannot be marked on this sheet. */
  | { readonly kind: 'protected'; readonly sheet: string }

export interface MarkOutcome {
  /** Cells with findings that were left unmarked: a sheet takes so many marks and no more. */
  readonly unmarked: number
}

/** Rows read of those there are; 0 of 0 while their number is not known. */
export type OnRows = (done: number, total: number) => void

export type Unsubscribe = () => void

export interface Host {
  readonly kind: 'office' | 'wps' | 'file'
  readonly capabilities: Capabilities
  /** What the workbook says, as far as the pane knows; `changed` tells of the user's edits and of the pane's own. */
  readonly model: BookModel
  /** Edits are hints: makes sure that the model is what the sheet says at this moment. Before checking, scoring and syncing. */
  readonly refresh: (signal?: AbortSignal, onRows?: OnRows) => Promise<void>
  readonly write: (changes: readonly CellChange[]) => Promise<WriteOutcome>
  /** Replaces all marks. */
  readonly mark: (marks: readonly Mark[]) => Promise<MarkOutcome>
  readonly clearMarks: () => Promise<void>
  readonly active: () => Place | null
  readonly onSelect: (listener: (place: Place | null) => void) => Unsubscribe
  /** Selects the cell; false when it is not there. `reveal` also brings the sheet to the front where it is hidden. */
  readonly select: (place: Place, reveal: boolean) => Promise<boolean>
  /** Puts a table of results on a sheet of its own and answers what that is called. */
  readonly writeReport: (report: Report) => Promise<string>
  /** Notes the revision each row was last seen at, and what is locked in it, so that whoever opens the workbook next can sync it. */
  readonly noteRevisions: (revisions: readonly RowRevision[], locks: readonly RowLocks[]) => Promise<void>
  readonly busy: () => BusyState
  readonly onBusy: (listener: (state: BusyState) => void) => Unsubscribe
  /** Stops waiting for the host to be ready: what waits rejects with AbortError. */
  readonly stopWaiting: () => void
  readonly end: () => void
}

export function placeKey(place: Place): string {
  return `${place.row}\n${place.field}`
}
