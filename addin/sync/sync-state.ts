import type { FailureText } from '#ui/client-failure-text.ts'
import type { OpenConflict, StoredAccount, SyncReport } from '../storage/stored.ts'
import type { MissingRow } from './missing.ts'
import type { PendingRow } from './pending.ts'
import type { RemovalResult } from './removal-acts.ts'
import type { RemovedHere } from './removed.ts'
import type { ParcelStanding, SubmitRefusal } from './submit.ts'

/** What the server said about this pane's version. */
export type Handshake =
  | { readonly kind: 'unknown' }
  | { readonly kind: 'good'; readonly district: string; readonly demo: boolean }
  /** The pane is older than the server answers, or its forms are of another version. */
  | { readonly kind: 'too-old'; readonly minimum: string }
  | { readonly kind: 'other-forms' }

export interface SyncState {
  readonly account: StoredAccount | null
  /** The session ended on the server: sign in again, nothing is lost. */
  readonly isExpired: boolean
  readonly isSigningIn: boolean
  readonly signInFailure: FailureText | null
  readonly handshake: Handshake
  readonly isOnline: boolean
  readonly pending: readonly PendingRow[]
  /** Rows that cannot be sent because their key is blank or unreadable. */
  readonly keyless: number
  readonly conflicts: readonly OpenConflict[]
  readonly report: SyncReport | null
  /** Rows of the workbook that are gone on the server. */
  readonly removed: readonly RemovedHere[]
  /** Rows of the server that were in this workbook and are not in it now. */
  readonly missing: readonly MissingRow[]
  /** What the last removal or restoring came to. */
  readonly removal: RemovalResult | null
  /** Rows of the last putting back that found no empty line. */
  readonly withoutLine: number
  /** The workbook's parcels as the server last had them. */
  readonly standings: readonly ParcelStanding[]
  /** Of the last handing in. */
  readonly refusals: readonly SubmitRefusal[]
  readonly running: { readonly title: string; readonly done: number; readonly total: number } | null
  readonly failure: FailureText | null
  /** 已取消。… */
  readonly note: string | null
}

export const initialSync: SyncState = {
  account: null,
  isExpired: false,
  isSigningIn: false,
  signInFailure: null,
  handshake: { kind: 'unknown' },
  isOnline: true,
  pending: [],
  keyless: 0,
  conflicts: [],
  report: null,
  removed: [],
  missing: [],
  removal: null,
  withoutLine: 0,
  standings: [],
  refusals: [],
  running: null,
  failure: null,
  note: null,
}
