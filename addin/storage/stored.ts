import type { Role } from '#core/access/role.ts'
import type { CellValue } from '#core/form/field.ts'
import type { FormId } from '#core/forms/catalogue.ts'
import type { ConflictChoice, FieldConflict, Outcome } from '#core/record/change.ts'
import type { RowStatus } from '#core/record/status.ts'
import type { RowRevision } from '#workbook/meta.ts'
import type { CellChange } from '../host/host.ts'

/** The open workbook as it survives a reload: the file as last read or saved, and what was edited since. */
export interface StoredDocument {
  readonly name: string
  readonly bytes: Uint8Array
  readonly edits: readonly CellChange[]
  /** What its lines rested on when the edits were kept, where that is not what the file notes itself. */
  readonly revisions?: readonly RowRevision[]
  /** Where the browser lets pages save in place. */
  readonly handle?: FileSystemFileHandle
}

export interface StoredAccount {
  readonly username: string
  readonly name: string
  readonly role: Role
  readonly org: string | null
  readonly orgName: string | null
}

export interface StoredSession {
  readonly token: string
  readonly account: StoredAccount
  readonly expiresAt: string
}

/** Why a warning may stand, for the values it was given for. */
export interface StoredReason {
  readonly form: FormId
  /** Text of the row's key. */
  readonly key: string
  readonly code: string
  readonly field: string
  readonly values: string
  readonly text: string
  readonly by: string
  readonly at: string
  /** The server has it. */
  readonly sent: boolean
  /** Taken back here; kept until the server has been told. */
  readonly takenBack?: boolean
}

/** Changed fields of one row that the server has not acknowledged. */
export interface OutboxRow {
  readonly form: FormId
  /** Text of the row's key. */
  readonly key: string
  readonly baseRevision: number
  readonly fields: Readonly<Record<string, CellValue | null>>
  /** All cells of the workbook's row, edited or not: the server tells the edits by the base. */
  readonly whole?: boolean
  /** The workbook does not note what the line rests on, and this device knows the row otherwise. */
  readonly unnoted?: boolean
  /** Fields whose 我的 was chosen, with the revision at which 对方的 stood. */
  readonly seenAt?: Readonly<Record<string, number>>
}

/** What was chosen for a conflict: the server is told with the next batch. */
export interface Settlement {
  readonly form: FormId
  readonly key: string
  readonly field: string
  readonly choice: 'mine' | 'theirs'
  /** As of the conflict, where 我的 was chosen. */
  readonly madeOn?: number | undefined
  readonly seenAt?: number | undefined
}

/** A batch under way: kept under its id until it is acknowledged, so that sending it again changes nothing. */
export interface OutboxBatch {
  readonly id: string
  readonly rows: readonly OutboxRow[]
  readonly reasons: readonly StoredReason[]
  readonly settlements?: readonly Settlement[]
  /** What the device called itself when the batch was made: sent again it is the same batch. */
  readonly device?: string
}

/** A conflict that waits for a choice; the server's value stays effective until then. */
export interface OpenConflict extends FieldConflict {
  readonly form: FormId
  readonly key: string
  /** The ledger's entry whose decision is known here: what was typed over it asks anew, that decision answers it no more. */
  readonly heard?: string
  /** Revision of the row that 我的 was made on. */
  readonly madeOn?: number
  /** Revision of the row at which 对方的 stood when it was told. */
  readonly seenAt?: number
}

/** What became of one row in the last sync. */
export interface SentRow {
  readonly form: FormId
  readonly key: string
  readonly outcome: Outcome
  /** Fields that came in from others. */
  readonly incoming: readonly string[]
  /** Whose they are; absent where the server did not say. */
  readonly from?: readonly string[]
  readonly errors: number
  readonly refusal: string | null
}

/** A row into which values of others came. */
export interface PulledRow {
  readonly form: FormId
  readonly key: string
  readonly fields: readonly string[]
  /** Who changed it last, and when (ISO 8601); '' where the server did not say. */
  readonly by: string
  readonly at: string
}

/** A conflict that waited here and was decided in the console or on another device. */
export interface SettledElsewhere {
  readonly form: FormId
  readonly key: string
  readonly field: string
  readonly choice: ConflictChoice
  /** What was decided on. */
  readonly value: CellValue | null
  readonly by: string
  /** ISO 8601 */
  readonly at: string
  /** Written: the cell still held 我的. Kept: it says something else by now, and is asked about. Refused: the sheet did not take it. */
  readonly cell: 'written' | 'kept' | 'refused'
}

export interface SyncReport {
  /** ISO 8601 */
  readonly at: string
  readonly rows: readonly SentRow[]
  readonly pulled: number
  /** The first of those rows. */
  readonly came?: readonly PulledRow[]
  /** Conflicts that were decided elsewhere. */
  readonly settled?: readonly SettledElsewhere[]
  /** Rows of the server that this workbook has no place for. */
  readonly unplaced: number
  /** Cells that came in and that the sheet refused. */
  readonly unwritten?: number
}

/** What is under way between this device and the server. */
export interface StoredOutbox {
  readonly batch: OutboxBatch | null
  readonly conflicts: readonly OpenConflict[]
  /** Choices the server has not acknowledged. */
  readonly settlements?: readonly Settlement[]
  readonly report: SyncReport | null
  /** Where the next pull begins, by cycle. */
  readonly cursors: Readonly<Record<string, string>>
}

/** Who took a row out on the server. */
export interface RemovalMark {
  /** Of the row after it; 0 where the server did not say. */
  readonly revision: number
  /** '' where the server has not said yet. */
  readonly by: string
  /** ISO 8601, or ''. */
  readonly at: string
  /** Absent until it was asked for. */
  readonly reason?: string
  /** Whether this account may bring it back, where that was asked for. */
  readonly mayRestore?: boolean
}

/** A row of the server as this device last saw it. */
export interface SnapshotRow {
  readonly form: FormId
  readonly key: string
  readonly revision: number
  readonly status: RowStatus | null
  readonly cells: Readonly<Record<string, CellValue | null>>
  /** Fields whose effective value is not for this account; `cells` then holds what this device sent last. */
  readonly masked: readonly string[]
  /** It was sent and answered, and never fetched: `cells` says nothing of other fields. */
  readonly partial?: boolean
  /** Others added it, and the workbook had no line for it yet: offered again at the next sync. */
  readonly waitsForLine?: boolean
  /** Revision its line rested on when it was out of the sheet and others' values came: back there it rests on it still. */
  readonly leftAt?: number
  /** Values that came in and could not be written into the sheet: offered again at the next sync. */
  readonly owed?: Readonly<Record<string, CellValue | null>>
  /** Revision that a cell was made on in whose place another value was decided on and is owed. */
  readonly owedOn?: number | undefined
  /** Taken out on the server: counts nowhere and is not sent. The cells are those before it. */
  readonly removed?: RemovalMark
}
