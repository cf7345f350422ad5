import type { Standard } from '#core/scoring/standard.ts'
import type { RowLocks, RowRevision } from '#workbook/meta.ts'
import { createStore, type Store } from '../base/store.ts'
import type { FilingWork } from '../filing/filing-work.ts'
import { createMarking } from '../host/marking.ts'
import type { OpenDocument } from '../open-document.ts'
import type { PaneDatabase } from '../storage/database.ts'
import { openReasonBook } from '../storage/reason-book.ts'
import type { RemovedHere } from '../sync/removed.ts'
import type { PaneSession } from '../sync/session.ts'
import type { Sync } from '../sync/sync.ts'
import { type Checking, createChecking } from './checking.ts'
import { followApplication } from './follow-application.ts'
import { followParcel, summaryOf } from './parcel.ts'
import { createScoring, type Scoring } from './scoring.ts'
import type { AppState } from './state.ts'

/** What works on one open workbook. */
export interface Work {
  readonly document: OpenDocument
  readonly checking: Checking
  readonly scoring: Scoring
  /** Null until the workbook holds a 申请表; its code is fetched when there is one. */
  readonly filing: Store<{ readonly begun: FilingWork | null }>
  /** Its code is fetched when it is first asked for. */
  readonly sync: () => Promise<Sync>
  /** Revision each row was last seen at by a sync; none before the first. */
  readonly revisions: () => readonly RowRevision[]
  readonly end: () => void
}

export interface WorkOptions {
  readonly document: OpenDocument
  readonly database: PaneDatabase | null
  readonly session: PaneSession
  readonly state: Store<AppState>
  readonly scope: () => string
  /** What is kept belongs to this scope from now on. */
  readonly onScope: (scope: string) => Promise<void>
  readonly scopeOf: (username: string) => string
  readonly onDefect: (error: unknown) => void
}

export async function startWork(options: WorkOptions): Promise<Work> {
  const { document, database, session, state, scope, scopeOf, onScope, onDefect } = options
  const { host } = document
  const reasons = await openReasonBook(database, scope())
  const person = (): string => session.current()?.account.name ?? '本机'
  // 街镇审核 cells are the reviewer's: nobody else is asked for them.
  const step = (): 'fill' | 'town' => (session.current()?.account.role === 'town-reviewer' ? 'town' : 'fill')
  const marking = createMarking(host)
  const checking = createChecking({ document, marking, reasons, step, person, onDefect })
  const scoring = createScoring(document, checking, () => summaryOf(host).only, onDefect)
  const onAccount = async (username: string): Promise<void> => {
    await onScope(scopeOf(username))
    await reasons.move(scopeOf(username))
  }
  let sync: Promise<Sync> | null = null
  let running: Sync | null = null
  const startSync = async (): Promise<Sync> => {
    const { createSync } = await import('../sync/sync.ts')
    const onUnsent = (unsent: number): void => state.patch({ unsent })
    const onRemoved = (rows: readonly RemovedHere[]): void => {
      checking.leaveOut(rows).catch(onDefect)
    }
    const onRelock = (locks: readonly RowLocks[]): void => {
      checking.relock(locks).catch(onDefect)
    }
    const onStandard = (standard: Standard): void => {
      checking.useStandard(standard).catch(onDefect)
    }
    const told = { onAccount, onUnsent, onRemoved, onRelock, onStandard, onDefect }
    running = await createSync({ document, reasons, database, session, scopeOf, ...told })
    return running
  }
  let ended = false
  const filing = createStore<{ readonly begun: FilingWork | null }>({ begun: null })
  const unfollowApplication = followApplication(
    host,
    async () => {
      const { createFilingWork } = await import('../filing/filing-work.ts')
      if (!ended) filing.patch({ begun: createFilingWork({ host, marking, session, scopeOf, onDefect }) })
    },
    onDefect,
  )
  const unfollow = followParcel(host, (parcelCode) => state.patch({ parcelCode }))
  const askSync = (): Promise<Sync> => {
    sync ??= startSync()
    return sync
  }
  // Who signed in before is told how much waits without opening the tab.
  if (session.current() !== null) askSync().catch(onDefect)
  return {
    document,
    checking,
    scoring,
    filing,
    sync: askSync,
    revisions: () => running?.revisions() ?? [],
    end: () => {
      ended = true
      unfollow()
      unfollowApplication()
      filing.get().begun?.end()
      sync?.then((started) => started.end()).catch(onDefect)
      scoring.end()
      checking.end()
      document.host.end()
      document.engine.end()
    },
  }
}
