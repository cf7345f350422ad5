import { clockTime } from '../base/clock.ts'
import type { CellChange } from '../host/host.ts'
import type { StoredDocument } from '../storage/stored.ts'
import type { App, AppOptions } from './app.ts'
import { download, writeInPlace } from './file-save.ts'
import { createKeeping } from './keeping.ts'
import { type FileDocument, openFile } from './open-file.ts'
import { createPane } from './pane.ts'
import { initialState } from './state.ts'
import { isAbort, troubleOf } from './trouble.ts'

/** A file to be opened: chosen, dropped, or fetched from the template list. */
export interface FileSource {
  readonly name: string
  readonly bytes: () => Promise<Uint8Array>
  readonly handle?: FileSystemFileHandle | undefined
}

/** Files of this page: opened, kept in the browser, saved. */
export interface FileDesk {
  readonly kind: 'file'
  readonly document: () => FileDocument | null
  /** The workbook that was open when the pane was last left. */
  readonly restore: () => Promise<void>
  /** Opens a workbook; asks first when the one that is open has edits that are not saved. */
  readonly open: (source: FileSource) => void
  /** Closes the workbook; asks first when it has edits that are not saved. */
  readonly close: () => void
  /** The file with the edits in place: over the file itself where the browser lets us, else as a download. */
  readonly save: () => Promise<void>
  /** The same as a download; the open file stays as it is. */
  readonly saveCopy: () => Promise<void>
}

export type FileApp = App & { readonly desk: FileDesk }

/** The app of the file page. */
export function createFileApp(options: AppOptions): FileApp {
  const pane = createPane(options)
  const { state, onDefect } = pane
  const keeping = createKeeping(options.database, pane.scope(), () => state.patch({ storage: 'unavailable' }))
  pane.onScope(keeping.move)
  let open: FileDocument | null = null

  const begin = async (document: FileDocument, edits: readonly CellChange[]): Promise<void> => {
    const { host } = document
    open = document
    const work = await pane.begin(document)
    host.revealed(() => state.patch({ front: 'sheet' }))
    const keep = (): void => keeping.edited(document, work.revisions)
    host.onNoted(keep)
    host.model.changed.add(() => {
      state.patch({ unsaved: host.model.edits().length })
      keep()
    })
    const sorted = [...edits].sort((a, b) => (host.model.row(a.row)?.row ?? 0) - (host.model.row(b.row)?.row ?? 0))
    for (const edit of sorted) host.model.apply([edit], 'restore')
    const unsaved = host.model.edits().length
    state.patch({ phase: 'open', document, opening: null, trouble: null, unsaved, savedAt: null })
    await work.checking.checkAll()
  }
  /** @param kept of a workbook that was open before, what was kept of it beside its bytes */
  const read = async (source: FileSource, kept: Pick<StoredDocument, 'edits' | 'revisions'> | null): Promise<void> => {
    const control = new AbortController()
    state.patch({ opening: { name: source.name, cancel: () => control.abort() }, trouble: null, waiting: null })
    try {
      const bytes = await source.bytes()
      const own = kept === null ? bytes.slice() : null
      const { handle } = source
      const { signal } = control
      const document = await openFile(source.name, bytes, { handle, revisions: kept?.revisions, signal, onDefect })
      if (own !== null) await keeping.keep(document, own)
      await begin(document, kept?.edits ?? [])
    } catch (error) {
      const trouble = isAbort(error) ? null : troubleOf(error, source.name)
      state.patch({ opening: null, trouble, phase: state.get().document === null ? 'start' : 'open' })
    }
  }
  const request = (document: FileDocument) => ({
    changes: document.host.model.edits(),
    revisions: pane.work()?.revisions() ?? [],
  })
  const desk: FileDesk = {
    kind: 'file',
    document: () => open,
    restore: async () => {
      const stored = await keeping.load()
      if (stored === null) {
        state.patch({ phase: 'start' })
        return
      }
      // Reading takes the bytes it is given away; those that are kept go on being kept.
      const bytes = () => Promise.resolve(stored.bytes.slice())
      const source = { name: stored.name, bytes, handle: stored.handle }
      await read(source, stored)
    },
    open: (source) => {
      const proceed = (): void => void read(source, null)
      if (state.get().unsaved > 0) state.patch({ waiting: { kind: 'open', name: source.name, proceed } })
      else proceed()
    },
    close: () => {
      const proceed = (): void => {
        pane.end()
        open = null
        keeping.forget().catch(onDefect)
        state.patch({ ...initialState, phase: 'start', storage: state.get().storage })
      }
      if (state.get().unsaved > 0) state.patch({ waiting: { kind: 'close', name: open?.name ?? '', proceed } })
      else proceed()
    },
    save: async () => {
      if (open === null) return
      try {
        const { bytes } = await open.engine.call('save', request(open))
        const isInPlace = open.handle !== null && (await writeInPlace(open.handle, bytes))
        if (!isInPlace) download(open.name, bytes)
        open.host.model.saved()
        await keeping.keep(open, bytes)
        state.patch({ unsaved: 0, savedAt: clockTime() })
      } catch (error) {
        onDefect(error)
      }
    },
    saveCopy: async () => {
      if (open === null) return
      const { bytes } = await open.engine.call('copy', request(open))
      download(open.name, bytes)
    },
  }
  return { ...pane, desk }
}
