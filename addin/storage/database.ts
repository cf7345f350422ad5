import { type DBSchema, type IDBPDatabase, openDB } from 'idb'
import type { SnapshotRow, StoredDocument, StoredOutbox, StoredReason, StoredSession } from './stored.ts'

export interface PaneSchema extends DBSchema {
  /** One a scope: the workbook that was open last. */
  documents: { key: string; value: StoredDocument }
  /** By server. */
  sessions: { key: string; value: StoredSession }
  reasons: { key: [scope: string, place: string]; value: StoredReason }
  outboxes: { key: string; value: StoredOutbox }
  snapshots: { key: [scope: string, row: string]; value: SnapshotRow }
}

export type PaneDatabase = IDBPDatabase<PaneSchema>

/**
 * The pane's own database in this browser, or null where the browser keeps none (private windows, blocked storage): the
 * pane says so before the first edit and works from memory.
 */
export async function openDatabase(name = 'parcel-checkup'): Promise<PaneDatabase | null> {
  try {
    return await openDB<PaneSchema>(name, 1, {
      upgrade: (database) => {
        database.createObjectStore('documents')
        database.createObjectStore('sessions')
        database.createObjectStore('reasons')
        database.createObjectStore('outboxes')
        database.createObjectStore('snapshots')
      },
    })
  } catch {
    return null
  }
}
