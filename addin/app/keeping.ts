import type { CellChange } from '../host/host.ts'
import type { PaneDatabase } from '../storage/database.ts'
import type { StoredDocument } from '../storage/stored.ts'
import type { OpenDocument } from './document.ts'

const rest = 200

/** Keeps the open workbook and its edits in the browser, so that a reload or a crash loses nothing. */
export interface Keeping {
  /** A workbook was opened, or saved: its bytes replace what was kept. */
  readonly keep: (document: OpenDocument, bytes: Uint8Array) => Promise<void>
  /** Soon: the edits as they are now. */
  readonly edited: (document: OpenDocument) => void
  readonly load: () => Promise<StoredDocument | null>
  readonly forget: () => Promise<void>
}

/**
 * @param scope server and account
 * @param onFull told once when the browser would not store any more
 */
export function createKeeping(database: PaneDatabase | null, scope: string, onFull: () => void): Keeping {
  let held: { readonly name: string; readonly bytes: Uint8Array; readonly handle: FileSystemFileHandle | null } | null =
    null
  let timer: ReturnType<typeof setTimeout> | undefined

  const put = async (edits: readonly CellChange[]): Promise<void> => {
    if (database === null || held === null) return
    const { name, bytes, handle } = held
    try {
      await database.put('documents', { name, bytes, edits, ...(handle === null ? {} : { handle }) }, scope)
    } catch {
      onFull()
    }
  }
  return {
    keep: async (document, bytes) => {
      held = { name: document.name, bytes, handle: document.handle }
      await put(document.host.model.edits())
    },
    edited: (document) => {
      clearTimeout(timer)
      timer = setTimeout(() => void put(document.host.model.edits()), rest)
    },
    load: async () => {
      const stored = (await database?.get('documents', scope)) ?? null
      if (stored !== null) held = { name: stored.name, bytes: stored.bytes, handle: stored.handle ?? null }
      return stored
    },
    forget: async () => {
      clearTimeout(timer)
      held = null
      await database?.delete('documents', scope)
    },
  }
}
