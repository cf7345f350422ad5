import type { AnyProblem } from '#core/error/problem.ts'
import type { CellValue } from '#core/form/field.ts'
import type { FindingLevel } from '#core/form/field-finding.ts'
import type { FormId } from '#core/forms/catalogue.ts'
import type { WorkbookFormId } from '#core/forms/workbook-form-id.ts'
import type { Standard } from '#core/scoring/standard.ts'
import type { AnyResult, AnyRow } from '#workbook/any-form.ts'
import type { RowLocks, RowRevision } from '#workbook/meta.ts'
import type { BookScores, ParcelCard } from './score-types.ts'
import type { SheetRows, SheetsOutline } from './sheets.ts'

/*
 * What the pane and its worker say to each other. A call has one answer; longer ones also send parts and progress. All
 * of it is plain data: it is cloned on its way.
 */

export interface Change {
  readonly form: WorkbookFormId
  readonly row: string
  readonly field: string
  readonly value: CellValue | null
}

/** A refusal in words: what was refused, why, what to do. */
export interface ProblemMessage {
  readonly title: string
  readonly why: string
  readonly what: string
}

/** A finding, worded and placed, as the list shows it. */
export interface WordedFinding {
  /** The same fault at the same cell keeps its id. */
  readonly id: string
  readonly level: FindingLevel
  readonly code: string
  readonly form: FormId
  readonly row: string
  readonly field: string
  readonly fields: readonly string[]
  readonly parcelCode: string
  readonly parcelName: string
  readonly fieldLabel: string
  readonly where: string
  readonly place: string
  readonly why: string
  readonly what: string
  readonly clause: string
  /** Text of the values a reason is tied to: another value asks again. */
  readonly values: string
}

/** Findings of one parcel; they replace what was known of it. The empty code holds rows without a parcel code. */
export interface ParcelFindings {
  readonly parcelCode: string
  readonly findings: readonly WordedFinding[]
}

export interface MissingCell {
  readonly form: WorkbookFormId
  readonly row: string
  readonly field: string
  readonly label: string
  /** The firm, where the row is a firm's. */
  readonly rowName: string
}

export interface SectionProgress {
  readonly form: WorkbookFormId
  readonly key: string
  readonly title: string
  readonly required: number
  readonly filled: number
  /** Blank required cells; at most 100 are listed. */
  readonly missing: readonly MissingCell[]
}

/** How much of what is required is filled, for one parcel with its firms. */
export interface ParcelProgress {
  readonly parcelCode: string
  readonly sections: readonly SectionProgress[]
}

export interface ReadUpdate {
  /** `rows` is empty: those that differ came as parts. */
  readonly result: AnyResult
  /** Cells that differ from the last reading; none of the first. */
  readonly changes: readonly Change[]
  /** Ids of rows that are no longer there. */
  readonly removed: readonly string[]
}

/** A row by its form and the text of its key. */
export interface LeftOut {
  readonly form: FormId
  readonly key: string
}

export interface SaveRequest {
  /** Cells that differ from the file the worker holds. */
  readonly changes: readonly Change[]
  /** Revision each row was last seen at by a sync; empty when there was none. */
  readonly revisions: readonly RowRevision[]
}

export interface Calls {
  open: {
    readonly request: { readonly bytes: Uint8Array }
    readonly part: { readonly rows: readonly AnyRow[] }
    /** `rows` is empty: they came as parts. */
    readonly answer: { readonly result: AnyResult }
  }
  /** Rows of a workbook that is open in a spreadsheet program, before `read`. */
  rows: {
    readonly request: SheetRows
    readonly part: never
    readonly answer: null
  }
  /** What the rows that came say now, and what of it is new since the last reading. */
  read: {
    readonly request: SheetsOutline
    /** Rows that are new or have other cells. */
    readonly part: { readonly rows: readonly AnyRow[] }
    readonly answer: ReadUpdate
  }
  /** No answer worth waiting for: later calls see the changed cells. */
  edit: {
    readonly request: { readonly changes: readonly Change[]; readonly added: readonly AnyRow[] }
    readonly part: never
    readonly answer: null
  }
  /** Rows that are gone on the server, with the firms of parcels that are: from now on they are neither checked nor scored. */
  leaveOut: {
    readonly request: { readonly rows: readonly LeftOut[] }
    readonly part: never
    readonly answer: null
  }
  /** What is locked in the rows of a handed-out workbook, in place of what it says itself. */
  relock: {
    readonly request: { readonly locks: readonly RowLocks[] }
    readonly part: never
    readonly answer: null
  }
  /** From now on the workbook is checked and scored by the district's own standard, as its server gave it. */
  useStandard: {
    readonly request: { readonly standard: Standard }
    readonly part: never
    readonly answer: null
  }
  /** Findings of the parcels of these rows, or (null) of the whole workbook. */
  check: {
    readonly request: {
      readonly rows: readonly string[] | null
      readonly step: 'fill' | 'town'
      readonly today: string
    }
    readonly part: { readonly parcels: readonly ParcelFindings[] }
    /** Null when cancelled: parts that came are to be forgotten. */
    readonly answer: { readonly rows: number } | null
  }
  completeness: {
    readonly request: { readonly parcelCode: string; readonly step: 'fill' | 'town'; readonly today: string }
    readonly part: never
    readonly answer: ParcelProgress | null
  }
  score: {
    readonly request: { readonly today: string }
    readonly part: never
    readonly answer: BookScores
  }
  card: {
    readonly request: { readonly parcelCode: string; readonly today: string }
    readonly part: never
    readonly answer: ParcelCard | null
  }
  /** The workbook with these cells, which the worker holds as its own from then on. */
  save: {
    readonly request: SaveRequest
    readonly part: never
    readonly answer: { readonly bytes: Uint8Array }
  }
  /** The same, and the worker keeps what it held. */
  copy: {
    readonly request: SaveRequest
    readonly part: never
    readonly answer: { readonly bytes: Uint8Array }
  }
}

export type CallId = keyof Calls

export type ToWorker =
  | {
      readonly [Id in CallId]: { readonly id: Id; readonly call: number; readonly request: Calls[Id]['request'] }
    }[CallId]
  | { readonly id: 'cancel'; readonly call: number }

export type FromWorker =
  | { readonly kind: 'part'; readonly call: number; readonly part: unknown }
  | { readonly kind: 'progress'; readonly call: number; readonly done: number; readonly total: number }
  | { readonly kind: 'answer'; readonly call: number; readonly answer: unknown }
  | { readonly kind: 'refused'; readonly call: number; readonly problem: AnyProblem; readonly message: ProblemMessage }
  /** Our defect: the message is for the log, the reference for the administrator. */
  | { readonly kind: 'failed'; readonly call: number; readonly message: string; readonly stack: string }
