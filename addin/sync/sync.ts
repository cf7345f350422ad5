import type { FormId } from '#core/forms/catalogue.ts'
import type { Standard } from '#core/scoring/standard.ts'
import { createClient } from '#ui/client.ts'
import { isAborted, refusalCode, ServerUnreachable } from '#ui/client-failure.ts'
import { failureText } from '#ui/client-failure-text.ts'
import type { RowLocks, RowRevision } from '#workbook/meta.ts'
import { now } from '../base/clock.ts'
import { createStore, type Store } from '../base/store.ts'
import { refusalOf } from '../host/refusal.ts'
import type { OpenDocument } from '../open-document.ts'
import type { PaneDatabase } from '../storage/database.ts'
import { keepStandard, keptStandard } from '../storage/kept-standard.ts'
import type { ReasonBook } from '../storage/reason-book.ts'
import type { OpenConflict, SentRow, SettledElsewhere, StoredSession } from '../storage/stored.ts'
import { openSyncBook, type SyncBook } from '../storage/sync-book.ts'
import { bookRows, type RowName } from './book-rows.ts'
import { type Choice, choose } from './choose.ts'
import { deviceName } from './device-name.ts'
import { fetchStandard } from './fetch-standard.ts'
import { handshakeOf } from './handshake.ts'
import { missingRows } from './missing.ts'
import { notedRevisions } from './noted-revisions.ts'
import { createPendingRows } from './pending.ts'
import { putBack } from './place-rows.ts'
import { pull } from './pull.ts'
import { push, type SyncParts, sendLeft } from './push.ts'
import { locksNow } from './relock.ts'
import { askRemoval, type RemovalResult } from './removal-acts.ts'
import { askRemovals } from './removal-details.ts'
import { type RemovedHere, removalOf, removedHere } from './removed.ts'
import type { PairingCode, PaneSession } from './session.ts'
import { closeSettled } from './settled-elsewhere.ts'
import { type ParcelStanding, standings, submit } from './submit.ts'
import { initialSync, type SyncState } from './sync-state.ts'

/** Sends and fetches for one open workbook. */
export interface Sync {
  readonly store: Store<SyncState>
  /** Asks the server which panes and forms it answers. */
  readonly shakeHands: () => Promise<void>
  readonly signIn: (username: string, password: string) => Promise<void>
  /** Signs in by a code that is approved in the console; ends quietly when the signal asks to stop. */
  readonly pair: (onCode: (code: PairingCode) => void, signal: AbortSignal) => Promise<void>
  readonly signOut: () => Promise<void>
  /** Sends what is pending, then fetches what others changed. */
  readonly run: () => Promise<void>
  readonly pullOnly: () => Promise<void>
  /** Hands parcels in; what the server refuses is told parcel by parcel. */
  readonly submit: (parcels: readonly ParcelStanding[]) => Promise<void>
  readonly cancel: () => void
  readonly choose: (conflicts: readonly OpenConflict[], choice: Choice) => Promise<void>
  /** Takes rows out on the server, or brings them back and fetches what became of them. */
  readonly askRemoval: (to: RemovalResult['to'], rows: readonly RowName[], reason: string) => Promise<void>
  /** Puts rows that are gone from the sheet on empty lines again. */
  readonly putBack: (rows: readonly RowName[]) => Promise<void>
  /** Id of the workbook's row with this key, null when there is none. */
  readonly rowOf: (form: FormId, key: string) => string | null
  /** Revision each row of the workbook was last seen at. */
  readonly revisions: () => readonly RowRevision[]
  readonly end: () => void
}

export interface SyncOptions {
  readonly document: OpenDocument
  readonly reasons: ReasonBook
  readonly database: PaneDatabase | null
  readonly session: PaneSession
  readonly scopeOf: (username: string) => string
  /** What is kept belongs to the account from now on. */
  readonly onAccount: (username: string) => Promise<void>
  /** How many rows wait to be sent, of an account that is signed in or was. */
  readonly onUnsent: (rows: number) => void
  /** Rows of the workbook that are gone on the server: they are checked and scored no more. */
  readonly onRemoved: (rows: readonly RemovedHere[]) => void
  /** The base map says something else of what was handed out locked. */
  readonly onRelock: (locks: readonly RowLocks[]) => void
  /** The district scores by another standard than the pane had. */
  readonly onStandard: (standard: Standard) => void
  readonly onDefect: (error: unknown) => void
}

const rest = 400

export async function createSync(options: SyncOptions): Promise<Sync> {
  const { document, reasons, database, session, scopeOf } = options
  const { host } = document
  const { model } = host
  const store = createStore<SyncState>({ ...initialSync, isOnline: navigator.onLine })
  const call = createClient({ token: session.token })
  const rows = bookRows(model)
  const device = deviceName(host.kind, navigator.userAgent)
  const waiting = createPendingRows(model, rows)
  const openBook = (): Promise<SyncBook> => openSyncBook(database, scopeOf(session.current()?.account.username ?? ''))
  let book = await openBook()
  let control: AbortController | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  const show = (): void => {
    const { report } = book.outbox()
    // Nothing is to be chosen for a row that is gone; its questions are asked again when it comes back.
    const conflicts = book.outbox().conflicts.filter((open) => removalOf(book, open) === null)
    const account = session.current()?.account ?? null
    const isExpired = account !== null && session.token() === null
    const pending = waiting.list(book)
    const keyless = rows.keyless()
    const removed = removedHere({ book, rows, host })
    const missing = account === null ? [] : missingRows(rows, book)
    const found = { removed, missing, standings: standings(rows, book) }
    store.patch({ account, isExpired, conflicts, report, pending, keyless, ...found })
    options.onRemoved(removed)
    options.onUnsent(account === null ? 0 : pending.length)
  }
  const parts = (): SyncParts => ({ call, host, rows, pending: waiting, book, reasons, device })

  const failed = async (error: unknown): Promise<void> => {
    if (error instanceof DOMException && error.name === 'AbortError') {
      store.patch({ note: '已取消。已发送的不会重复发送，其余仍在待发送。' })
      return
    }
    if (refusalCode(error) === 'not-signed-in') {
      await session.expire()
      return
    }
    const refusal = refusalOf(error)
    if (refusal !== null) {
      const { title, why, what } = refusal.words
      store.patch({ failure: { title, detail: why, action: what } })
      return
    }
    store.patch({ failure: failureText(error), isOnline: !(error instanceof ServerUnreachable) })
  }
  /** One at a time; what was done before a failure stays done. */
  const work = async (act: (signal: AbortSignal) => Promise<void>): Promise<void> => {
    if (control !== null) return
    control = new AbortController()
    store.patch({ failure: null, note: null })
    try {
      await act(control.signal)
      store.patch({ isOnline: true })
    } catch (error) {
      await failed(error)
    } finally {
      control = null
      store.patch({ running: null })
      show()
    }
  }
  const read = (signal: AbortSignal): Promise<void> =>
    host.refresh(signal, (done, total) => store.patch({ running: { title: '正在读取工作表', done, total } }))
  /** What was decided elsewhere is known before anything is sent: nothing is sent against it. */
  const beforeSending = async (
    signal: AbortSignal,
  ): Promise<readonly [readonly SentRow[], readonly SettledElsewhere[]]> => {
    const left = await sendLeft(parts(), signal)
    return [left, await closeSettled(parts(), signal)]
  }
  const fetchOthers = async (
    signal: AbortSignal,
    sent: readonly SentRow[],
    settled: readonly SettledElsewhere[],
  ): Promise<void> => {
    store.patch({ running: { title: '正在取回', done: 0, total: 0 } })
    const pulled = await pull(parts(), signal, (done) =>
      store.patch({ running: { title: '正在取回', done, total: 0 } }),
    )
    const { changed, unplaced, unwritten, came } = pulled
    await askRemovals(parts(), signal)
    await book.setReport({ at: now(), rows: sent, pulled: changed, unplaced, unwritten, came, settled })
    const locks = locksNow(model.locks.all(), book)
    if (JSON.stringify(locks) !== JSON.stringify(model.locks.all())) {
      model.locks.relock(locks)
      options.onRelock(locks)
    }
    await host.noteRevisions(revisions(), locks)
    await followStandard(signal)
  }
  const followStandard = async (signal: AbortSignal): Promise<void> => {
    const news = await fetchStandard(call, keptStandard(), signal)
    if (news?.kind === 'unknown') {
      store.patch({ note: `本区标准 ${news.id} 的写法比本页新，评分仍按原来的标准。请刷新页面更新后再同步。` })
    }
    if (news?.kind !== 'new') return
    keepStandard(news.kept)
    options.onStandard(news.kept.standard)
  }
  const revisions = (): readonly RowRevision[] => notedRevisions(parts())
  const shakeHands = async (): Promise<void> => {
    try {
      const about = await call('about', {})
      // An answer may come in after the network went.
      store.patch({ handshake: handshakeOf(about), isOnline: navigator.onLine })
    } catch (error) {
      if (error instanceof ServerUnreachable) store.patch({ isOnline: false })
    }
  }
  const mayAsk = async (): Promise<boolean> => {
    await shakeHands()
    const { kind } = store.get().handshake
    return kind !== 'too-old' && kind !== 'other-forms'
  }
  const followNetwork = (): void => {
    const wasOffline = !store.get().isOnline
    store.patch({ isOnline: navigator.onLine })
    if (!navigator.onLine) return
    const owes = session.token() !== null && book.outbox().report !== null && store.get().pending.length > 0
    const act = wasOffline && owes ? run() : shakeHands()
    act.catch(options.onDefect)
  }
  const run = (): Promise<void> =>
    work(async (signal) => {
      if (!(await mayAsk())) return
      await read(signal)
      const [left, settled] = await beforeSending(signal)
      const sent = await push(parts(), signal, (done, total) =>
        store.patch({ running: { title: '正在发送', done, total } }),
      )
      await fetchOthers(signal, [...left, ...sent], settled)
    })
  addEventListener('online', followNetwork)
  addEventListener('offline', followNetwork)
  const unfollow = model.changed.add(() => {
    clearTimeout(timer)
    timer = setTimeout(show, rest)
  })
  show()

  const enter = async (come: () => Promise<StoredSession>): Promise<void> => {
    store.patch({ isSigningIn: true, signInFailure: null })
    try {
      const { account } = await come()
      await options.onAccount(account.username)
      book = await openBook()
    } catch (error) {
      if (!isAborted(error)) store.patch({ signInFailure: failureText(error) })
    } finally {
      store.patch({ isSigningIn: false })
      show()
    }
  }

  return {
    store,
    shakeHands,
    signIn: (username, password) => enter(() => session.signIn(call, username, password)),
    pair: (onCode, signal) => enter(() => session.pair(call, onCode, signal)),
    signOut: async () => {
      await session.signOut(call)
      await options.onAccount('')
      book = await openBook()
      show()
    },
    run,
    pullOnly: () =>
      work(async (signal) => {
        if (!(await mayAsk())) return
        await read(signal)
        const [left, settled] = await beforeSending(signal)
        await fetchOthers(signal, left, settled)
      }),
    submit: (parcels) =>
      work(async (signal) => {
        store.patch({ refusals: await submit(call, book, parcels, signal) })
      }),
    cancel: () => {
      host.stopWaiting()
      control?.abort()
    },
    choose: async (chosen, choice) => {
      await choose(parts(), chosen, choice)
      show()
    },
    askRemoval: (to, wanted, reason) =>
      work(async (signal) => {
        const by = session.current()?.account.name ?? ''
        const removal = await askRemoval(parts(), { to, rows: wanted, reason, by, at: now() }, signal)
        store.patch({ removal })
        // What came back, or was refused because others changed it, is fetched.
        if (to === 'removed' && removal.refused.length === 0) return
        const [left, settled] = await beforeSending(signal)
        await fetchOthers(signal, left, settled)
      }),
    putBack: async (wanted) => {
      const unplaced = await putBack(
        parts(),
        wanted.map(({ key }) => key),
      )
      store.patch({ withoutLine: unplaced.length })
      show()
    },
    rowOf: (form, key) => rows.find(form, key)?.row.id ?? null,
    revisions,
    end: () => {
      control?.abort()
      clearTimeout(timer)
      unfollow()
      removeEventListener('online', followNetwork)
      removeEventListener('offline', followNetwork)
    },
  }
}
