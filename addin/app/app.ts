import type { Store } from '../base/store.ts'
import type { PaneDatabase } from '../storage/database.ts'
import type { PaneSession } from '../sync/session.ts'
import type { FileDesk } from './file-desk.ts'
import type { SheetDesk } from './sheet-desk.ts'
import type { AppState, Tab } from './state.ts'
import type { Work } from './work.ts'

/** The pane's business, whatever holds the workbook. */
export interface App {
  readonly state: Store<AppState>
  /** What works on the open workbook; null without one. */
  readonly work: () => Work | null
  readonly session: PaneSession
  readonly goTo: (tab: Tab) => void
  readonly onDefect: (error: unknown) => void
  /** Where the workbook comes from and goes to: a file of this page, or the program that has it open. */
  readonly desk: FileDesk | SheetDesk
}

export interface AppOptions {
  readonly database: PaneDatabase | null
  readonly session: PaneSession
  /** What is kept belongs to an account of a server, or ('') to nobody yet. */
  readonly scopeOf: (username: string) => string
}
