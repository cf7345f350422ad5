import type { FindingLevel } from '#core/form/field-finding.ts'
import type { Area } from '#workbook/address.ts'
import type { NamedCells } from '#workbook/defined-names.ts'
import type { DefinedName, GridValue } from '#workbook/grid.ts'
import type { BusyState, Unsubscribe, WriteRefusal } from './host.ts'
import type { Report } from './report.ts'

/*
 * What an adapter (Excel, WPS) offers of the workbook that is open: sheets and addresses, nothing of forms. The sheet
 * host (addin/host/sheet) makes a Host of it. Every method is one batch, or as many as the payload limit asks; a cell
 * in edit mode is waited for and told as busy; a rejection is a defect unless it is one of spreadsheet-failure.ts.
 */

/** Stays the same while the workbook is open, whatever the sheet is called. */
export type SheetId = string

export interface SheetOutline {
  readonly id: SheetId
  readonly name: string
  readonly hidden: boolean
  /** Up to the last cell with a value; 0 for an empty sheet. */
  readonly rows: number
  readonly columns: number
  /** 'formats' lets cells be formatted all the same. */
  readonly protection: 'none' | 'formats' | 'full'
  /** Empty where the program cannot tell. */
  readonly merges: readonly Area[]
}

export interface WorkbookOutline {
  readonly sheets: readonly SheetOutline[]
  /** Those that point to cells, of the workbook and of its sheets. */
  readonly names: readonly DefinedName[]
  readonly is1904: boolean
  /** Our custom XML part, null when there is none. */
  readonly metaXml: string | null
}

/** Rows of a sheet from column A. */
export interface BlockRequest {
  readonly sheet: SheetId
  /** 1-based. */
  readonly firstRow: number
  readonly rows: number
  readonly columns: number
}

export interface Block extends BlockRequest {
  /** Blank cells are null, dates serials, formulas their results, errors their texts (#DIV/0!). */
  readonly values: readonly (readonly GridValue[])[]
  /** Columns (0-based) of this block whose cells are shown as percent: sparse, by 1-based row. Empty where unknown. */
  readonly percents: readonly { readonly row: number; readonly column: number }[]
}

export interface CellWrite {
  readonly sheet: SheetId
  /** B5 */
  readonly cell: string
  readonly value: GridValue
}

export interface WriteFailure extends CellWrite {
  readonly why: WriteRefusal
}

/** Cells of one sheet by level; areas as A1 texts (B5, C7:C9). A sheet that is not named keeps its marks. */
export interface SheetMarks {
  readonly sheet: SheetId
  readonly areas: Readonly<Record<FindingLevel, readonly string[]>>
}

/** The text of a finding, to be shown at its cell. */
export interface CellNote {
  readonly sheet: SheetId
  readonly cell: string
  readonly text: string
}

/** What the user did to the sheets. A hint: what it says may be incomplete, and some edits are never told. */
export type EditHint =
  | { readonly kind: 'cells'; readonly sheet: SheetId; readonly area: string }
  /** Rows came or went, sheets were added, renamed, deleted: read everything again. */
  | { readonly kind: 'structure' }

export interface SelectedCell {
  readonly sheet: SheetId
  /** 1-based. */
  readonly row: number
  /** 0-based. */
  readonly column: number
}

/** What this program can do; each missing one has a told fallback. */
export interface Abilities {
  /** ExcelApi ≥ 1.7; without it the user asks for a check, and the workbook is read again whenever the pane is focused. */
  readonly followsEdits: boolean
  /** Cells are tinted by a conditional format of ours, ExcelApi ≥ 1.6. */
  readonly marks: boolean
  /** Notes at cells, ExcelApi ≥ 1.10. */
  readonly notes: boolean
  /** Sheets of a file can be brought into this workbook, ExcelApi ≥ 1.13. */
  readonly insertsSheets: boolean
  /** A file can be opened as a workbook of its own, ExcelApi ≥ 1.8. */
  readonly opensWorkbooks: boolean
  /** Our own sheet with a table: ExcelApi ≥ 1.2. */
  readonly writesReports: boolean
}

/** Records what is said to the program and what it answers: the first run on a real one becomes a test. */
export interface ProgramLog {
  /** Starts or stops recording; false where this program cannot be recorded. What was recorded stays until the next start. */
  readonly turn: (on: boolean) => boolean
  readonly isOn: () => boolean
  /** Batches recorded; the oldest give way. */
  readonly count: () => number
  /** JSON lines, the oldest first. */
  readonly text: () => string
}

export interface Spreadsheet {
  readonly kind: 'office' | 'wps'
  /** Excel 16.0（Windows），ExcelApi 1.14: for 设置 and the administrator. */
  readonly program: string
  readonly abilities: Abilities
  /** Absent where nothing can be recorded. */
  readonly log?: ProgramLog
  readonly outline: () => Promise<WorkbookOutline>
  /** Blocks in the order asked for, cut smaller where the payload limit asks. Rejects with AbortError on the signal. */
  readonly readBlocks: (
    requests: readonly BlockRequest[],
    onBlock: (block: Block) => void,
    signal?: AbortSignal,
  ) => Promise<void>
  /** Writes all it can; cells that cannot be written are returned and nothing of them is changed. */
  readonly writeCells: (writes: readonly CellWrite[]) => Promise<readonly WriteFailure[]>
  /** Replaces our marks on these sheets; answers the sheets that refuse formats. The user's own formats stay as they are. */
  readonly setMarks: (marks: readonly SheetMarks[]) => Promise<readonly SheetId[]>
  /** Takes every mark and note of ours away, also those an earlier run left behind. */
  readonly clearMarks: () => Promise<void>
  /** Replaces our notes; those of the user stay. Where a cell has a note of the user's, ours is left out. */
  readonly setNotes: (notes: readonly CellNote[]) => Promise<void>
  /** False when the sheet or the cell is not there. Shows a hidden sheet. */
  readonly select: (sheet: SheetId, cell: string) => Promise<boolean>
  /**
   * Brings the sheets of an .xlsx into this workbook, and its names, which the program may lose (office-js #3583).
   * Answers what each sheet is called here.
   */
  readonly insertSheets: (bytes: Uint8Array, names: readonly NamedCells[]) => Promise<ReadonlyMap<string, string>>
  readonly openWorkbook: (bytes: Uint8Array) => Promise<void>
  /** Replaces the report's sheet when it is ours; a sheet of the user's with that name stays, ours is called … (2). */
  readonly writeReport: (report: Report) => Promise<string>
  /** Into the custom XML part (null: no part) and the very hidden sheet. */
  readonly writeMeta: (xml: string, rows: readonly (readonly string[])[]) => Promise<void>
  readonly onEdit: (listener: (hint: EditHint) => void) => Unsubscribe
  readonly onSelect: (listener: (cell: SelectedCell | null) => void) => Unsubscribe
  readonly busy: () => BusyState
  readonly onBusy: (listener: (state: BusyState) => void) => Unsubscribe
  /** Stops waiting for a cell that is being edited: what waits rejects with AbortError. */
  readonly stopWaiting: () => void
}
