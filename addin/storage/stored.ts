import type { Role } from '#core/access/role.ts'
import type { CellValue } from '#core/form/field.ts'
import type { FormId } from '#core/forms/catalogue.ts'
import type { FieldConflict } from '#core/record/change.ts'
import type { CellChange } from '../host/host.ts'

/** The open workbook as it survives a reload: the file as last read or saved, and what was edited since. */
export interface StoredDocument {
  readonly name: string
  readonly bytes: Uint8Array
  readonly edits: readonly CellChange[]
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
}

/** Changed fields of one row that the server has not acknowledged. */
export interface OutboxRow {
  readonly form: FormId
  readonly key: string
  readonly baseRevision: number
  readonly fields: Readonly<Record<string, CellValue | null>>
}

/** A conflict that waits for a choice; the server's value stays effective until then. */
export interface OpenConflict extends FieldConflict {
  readonly form: FormId
  readonly key: string
  readonly revision: number
}

export interface SentRow {
  readonly form: FormId
  readonly key: string
  readonly outcome: 'accepted' | 'merged' | 'conflict' | 'refused'
  readonly incoming: Readonly<Record<string, CellValue | null>>
  readonly refusal: string | null
}

export interface StoredOutbox {
  /** By key text. */
  readonly rows: Readonly<Record<string, OutboxRow>>
  /** The batch under way: kept under its id until it is acknowledged, so that sending it again changes nothing. */
  readonly batch: { readonly id: string; readonly rows: readonly OutboxRow[] } | null
  readonly conflicts: readonly OpenConflict[]
  /** Of the last sync. */
  readonly outcomes: readonly SentRow[]
  readonly lastSync: string | null
}

/** What the server holds, as this device last saw it. */
export interface StoredSnapshot {
  readonly cursor: string | null
  readonly rows: Readonly<Record<string, SnapshotRow>>
}

export interface SnapshotRow {
  readonly revision: number
  readonly status: string
  readonly cells: Readonly<Record<string, CellValue | null>>
  /** Fields shown by points only: the department's value is not for this account. */
  readonly masked: readonly string[]
}
