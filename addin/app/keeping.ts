import type { RowRevision } from '#workbook/meta.ts'
import type { PaneDatabase } from '../storage/database.ts'
import type { StoredDocument } from '../storage/stored.ts'
import type { FileDocument } from './open-file.ts'

const rest = 200

/** Keeps the open workbook and its edits in the browser, so that a reload or a crash loses nothing. */
export interface Keeping {
  /** A workbook was opened, or saved: its bytes replace what was kept. */
  readonly keep: (document: FileDocument, bytes: Uint8Array) => Promise<void>
  /**
   * Soon: the edits as they are now, and what the lines rest on with them.
   * @param revisions empty while nobody has asked a server: then what was kept of them stays
   */
  readonly edited: (document: FileDocument, revisions: () => readonly RowRevision[]) => void
  readonly load: () => Promise<StoredDocument | null>
  readonly forget: () => Promise<void>
  /** It belongs to another scope from now on; what that scope kept stays until the workbook is kept again. */
  readonly move: (scope: string) => Promise<void>
}

/**
 * @param first scope: server and account
 * @param onFull told when the browser will not store any more
 */
export function createKeeping(database: PaneDatabase | null, first: string, onFull: () => void): Keeping {
  let scope = first
  let held: StoredDocument | null = null
  let timer: ReturnType<typeof setTimeout> | undefined

  const put = async (): Promise<void> => {
    if (database === null || held === null) return
    try {
      await database.put('documents', held, scope)
    } catch {
      onFull()
    }
  }
  return {
    keep: async ({ name, host, handle }, bytes) => {
      clearTimeout(timer)
      held = { name, bytes, edits: host.model.edits(), ...(handle === null ? {} : { handle }) }
      await put()
    },
    edited: ({ host }, revisions) => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        const noted = revisions()
        const said = noted.length > 0 ? { revisions: noted } : {}
        if (held !== null) held = { ...held, edits: host.model.edits(), ...said }
        void put()
      }, rest)
    },
    load: async () => {
      held = (await database?.get('documents', scope)) ?? null
      return held
    },
    forget: async () => {
      clearTimeout(timer)
      held = null
      await database?.delete('documents', scope)
    },
    move: async (next) => {
      if (next === scope) return
      clearTimeout(timer)
      await database?.delete('documents', scope)
      scope = next
      await put()
    },
  }
}
