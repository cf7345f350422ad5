import type { Workbook } from './model/workbook.ts'
import type { Troubles } from './troubles/troubles.ts'
import type { User } from './user/user.ts'

/** Requirement set ExcelApi of the host, '1.1' to '1.17'. */
export type ApiSet = `1.${number}`

export interface SimulatorOptions {
  /** '1.14' (LTSC 2021) unless told. */
  readonly apiSet?: ApiSet
  /** An empty workbook unless told. */
  readonly workbook?: Workbook
  readonly troubles?: Partial<Troubles>
  /** Who sits before it; author of comments. */
  readonly author?: string
}

/** What the host says to one batch. */
export interface HostReply {
  /** 200 when the batch was run, even when an action in it failed; else the HTTP status office.js gives the error. */
  readonly status: number
  /** JSON: {Results, Error?, TraceIds?}, or {error: {code, message}} when the batch was not run. */
  readonly body: string
  /** Code that `Execute` of the Windows host answers when the batch was not run (5004, 5103, 5104); 0 when it was. */
  readonly officeError: number
}

/** An event as office.js takes it: entry [65536, type, target, message] of its message channel. */
export interface HostEvent {
  /** 10 is changed, 14 selection changed; 2 is the document's own selection change, with target ''. */
  readonly type: number
  /** Id of a sheet, 'Workbook', or ''. */
  readonly target: string
  /** JSON. */
  readonly message: string
}

/** One batch and its answer: a line of a log, from here or recorded in a real Excel. */
export interface BatchRecord {
  /** ISO instant. */
  readonly at: string
  readonly request: unknown
  readonly response: unknown
  readonly ms: number
}

export interface Counts {
  readonly batches: number
  readonly requestBytes: number
  readonly responseBytes: number
  readonly largestRequest: number
  readonly largestResponse: number
}

/** One simulated Excel with one workbook. It names nothing of Node or of a browser: each driver brings its own. */
export interface Simulator {
  readonly workbook: Workbook
  readonly apiSet: ApiSet
  /** May be changed at any time. */
  readonly troubles: Troubles
  readonly user: User
  /** Workbooks that Excel.createWorkbook opened, the newest last. */
  readonly opened: readonly Workbook[]
  readonly counts: Counts
  readonly log: readonly BatchRecord[]
  /** Requirement sets by name with their highest version, as GetSupportedMatrix tells them (as JSON). */
  readonly supportedSets: Readonly<Record<string, string>>
  /** Address of the cell being edited, or null. */
  readonly editing: string | null
  /**
   * One batch: body of `Execute(93)` or of the bridge's message.
   * @param flags request flags; 64 is delayForCellEdit
   */
  execute(body: string, flags?: number): Promise<HostReply>
  /** Called for every event the add-in registered for, after the batch it comes from was answered. */
  onEvent(listener: (event: HostEvent) => void): () => void
  /** Called when anything that can be seen changed, at most once a turn. */
  onChange(listener: () => void): () => void
  /** Resolves when all events are delivered and all batches answered. */
  settle(): Promise<void>
  resetCounts(): void
  /** The workbook as a real .xlsx. @throws for what cannot be saved. */
  toXlsx(): Uint8Array
}
