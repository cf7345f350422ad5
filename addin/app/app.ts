import { Cancelled } from '../engine/engine.ts'
import type { CellChange } from '../host/host.ts'
import type { PaneDatabase } from '../storage/database.ts'
import type { PaneSession } from '../sync/session.ts'
import { clockTime } from './clock.ts'
import { openDocument } from './document.ts'
import { download, writeInPlace } from './file-save.ts'
import { createKeeping } from './keeping.ts'
import { type AppState, initialState, type Tab } from './state.ts'
import { createStore, type Store } from './store.ts'
import { troubleOf } from './trouble.ts'
import { startWork, type Work } from './work.ts'

/** A file to be opened: chosen, dropped, or fetched from the template list. */
export interface FileSource {
  readonly name: string
  readonly bytes: () => Promise<Uint8Array>
  readonly handle?: FileSystemFileHandle | undefined
}

export interface App {
  readonly state: Store<AppState>
  /** What works on the open workbook; null without one. */
  readonly work: () => Work | null
  /** The workbook that was open when the pane was last left. */
  readonly restore: () => Promise<void>
  /** Opens a workbook; asks first when the one that is open has edits that are not saved. */
  readonly open: (source: FileSource) => void
  /** Closes the workbook; asks first when it has edits that are not saved. */
  readonly close: () => void
  readonly goTo: (tab: Tab) => void
  /** The file with the edits in place: over the file itself where the browser lets us, else as a download. */
  readonly save: () => Promise<void>
  /** The same as a download; the open file stays as it is. */
  readonly saveCopy: () => Promise<void>
  readonly onDefect: (error: unknown) => void
}

export interface AppOptions {
  readonly database: PaneDatabase | null
  readonly session: PaneSession
  /** What is kept belongs to an account of a server, or ('') to nobody yet. */
  readonly scopeOf: (username: string) => string
}

export function createApp({ database, session, scopeOf }: AppOptions): App {
  const state = createStore<AppState>({ ...initialState, storage: database === null ? 'unavailable' : 'kept' })
  const scope = (): string => scopeOf(session.current()?.account.username ?? '')
  const keeping = createKeeping(database, scope(), () => state.patch({ storage: 'unavailable' }))
  let work: Work | null = null

  const onDefect = (error: unknown): void => {
    if (!(error instanceof Cancelled)) state.patch({ trouble: troubleOf(error, '') })
  }
  const read = async (source: FileSource, edits: readonly CellChange[], isNew: boolean): Promise<void> => {
    const control = new AbortController()
    state.patch({ opening: { name: source.name, cancel: () => control.abort() }, trouble: null, waiting: null })
    try {
      const bytes = await source.bytes()
      const kept = bytes.slice()
      const document = await openDocument(source.name, bytes, { handle: source.handle, signal: control.signal })
      if (isNew) await keeping.keep(document, kept)
      work?.end()
      work = await startWork({ document, database, session, state, keeping, scope, scopeOf, onDefect })
      const sorted = [...edits].sort(
        (a, b) => (document.host.model.row(a.row)?.row ?? 0) - (document.host.model.row(b.row)?.row ?? 0),
      )
      for (const edit of sorted) document.host.model.apply([edit], 'restore')
      const unsaved = document.host.model.edits().length
      state.patch({ phase: 'open', document, opening: null, trouble: null, unsaved, savedAt: null })
      await work.checking.checkAll()
    } catch (error) {
      const trouble = error instanceof Cancelled ? null : troubleOf(error, source.name)
      state.patch({ opening: null, trouble, phase: state.get().document === null ? 'start' : 'open' })
    }
  }
  return {
    state,
    work: () => work,
    restore: async () => {
      const stored = await keeping.load()
      if (stored === null) {
        state.patch({ phase: 'start' })
        return
      }
      const source = { name: stored.name, bytes: () => Promise.resolve(stored.bytes), handle: stored.handle }
      await read(source, stored.edits, false)
    },
    open: (source) => {
      const proceed = (): void => void read(source, [], true)
      if (state.get().unsaved > 0) state.patch({ waiting: { kind: 'open', name: source.name, proceed } })
      else proceed()
    },
    close: () => {
      const proceed = (): void => {
        work?.end()
        work = null
        keeping.forget().catch(onDefect)
        state.patch({ ...initialState, phase: 'start', storage: state.get().storage })
      }
      const { unsaved, document } = state.get()
      if (unsaved > 0) state.patch({ waiting: { kind: 'close', name: document?.name ?? '', proceed } })
      else proceed()
    },
    goTo: (tab) => state.patch({ tab, front: 'pane' }),
    save: async () => {
      const { document } = state.get()
      if (document === null) return
      try {
        const request = { changes: document.host.model.edits(), revisions: work?.revisions() ?? [] }
        const { bytes } = await document.engine.call('save', request)
        const isInPlace = document.handle !== null && (await writeInPlace(document.handle, bytes))
        if (!isInPlace) download(document.name, bytes)
        document.host.model.saved()
        await keeping.keep(document, bytes)
        state.patch({ unsaved: 0, savedAt: clockTime() })
      } catch (error) {
        onDefect(error)
      }
    },
    saveCopy: async () => {
      const { document } = state.get()
      if (document === null) return
      const request = { changes: document.host.model.edits(), revisions: work?.revisions() ?? [] }
      const { bytes } = await document.engine.call('copy', request)
      download(document.name, bytes)
    },
    onDefect,
  }
}
