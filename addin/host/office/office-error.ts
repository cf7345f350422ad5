/**
 * Code of an error of office.js ('AccessDenied'), null for any other. Looked for by its shape: office.js may run in a
 * realm of its own.
 */
export function officeCode(error: unknown): string | null {
  const code = typeof error === 'object' && error !== null && 'code' in error ? error.code : null
  return typeof code === 'string' ? code : null
}

/** What to do about an error, as far as its code tells. */
export type Trouble =
  /** The user is in a cell or a dialog: goes by itself. */
  | 'editing'
  /** Of the moment: the same batch may succeed a little later. */
  | 'passing'
  /** The workbook can no longer be reached from this pane. */
  | 'lost'
  | 'too-large'
  | 'other'

/** Codes of the Office docs, "Error handling with the application-specific JavaScript APIs". */
const troubles: Readonly<Record<string, Trouble>> = {
  InvalidOperationInCellEditMode: 'editing',
  WriteNotSupportedWhenModalDialogOpen: 'editing',
  ActivityLimitReached: 'passing',
  Conflict: 'passing',
  ConnectionFailure: 'passing',
  RequestAborted: 'passing',
  ServiceNotAvailable: 'passing',
  Timeout: 'passing',
  HostRestartNeeded: 'lost',
  InactiveWorkbook: 'lost',
  InvalidOrTimedOutSession: 'lost',
  RequestPayloadSizeLimitExceeded: 'too-large',
  ResponsePayloadSizeLimitExceeded: 'too-large',
  OperationCellsExceedLimit: 'too-large',
  RangeExceedsLimit: 'too-large',
}

export function troubleOf(error: unknown): Trouble {
  return troubles[officeCode(error) ?? ''] ?? 'other'
}
