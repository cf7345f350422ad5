import type { PaneDatabase } from './database.ts'
import type { OpenConflict, OutboxBatch, SnapshotRow, StoredOutbox, SyncReport } from './stored.ts'

const empty: StoredOutbox = { batch: null, conflicts: [], report: null, cursors: {} }

/** What this device knows of the server and still owes it; kept in the database where there is one. */
export interface SyncBook {
  readonly outbox: () => StoredOutbox
  readonly snapshot: (key: string) => SnapshotRow | null
  readonly snapshots: () => readonly SnapshotRow[]
  /** Some of the outbox, in one write. */
  readonly patch: (part: Partial<StoredOutbox>) => Promise<void>
  readonly setBatch: (batch: OutboxBatch | null) => Promise<void>
  readonly setConflicts: (conflicts: readonly OpenConflict[]) => Promise<void>
  readonly setReport: (report: SyncReport) => Promise<void>
  readonly setCursor: (cycle: string, cursor: string) => Promise<void>
  readonly putSnapshots: (rows: readonly SnapshotRow[]) => Promise<void>
}

/** @param scope server and account */
export async function openSyncBook(database: PaneDatabase | null, scope: string): Promise<SyncBook> {
  let outbox = (await database?.get('outboxes', scope)) ?? empty
  const range = IDBKeyRange.bound([scope], [scope, []])
  const stored = database === null ? [] : await database.getAll('snapshots', range)
  const rows = new Map(stored.map((row) => [row.key, row]))
  const patch = async (part: Partial<StoredOutbox>): Promise<void> => {
    outbox = { ...outbox, ...part }
    await database?.put('outboxes', outbox, scope)
  }
  return {
    outbox: () => outbox,
    snapshot: (key) => rows.get(key) ?? null,
    snapshots: () => [...rows.values()],
    patch,
    setBatch: (batch) => patch({ batch }),
    setConflicts: (conflicts) => patch({ conflicts }),
    setReport: (report) => patch({ report }),
    setCursor: (cycle, cursor) => patch({ cursors: { ...outbox.cursors, [cycle]: cursor } }),
    putSnapshots: async (fresh) => {
      for (const row of fresh) rows.set(row.key, row)
      if (database === null) return
      const transaction = database.transaction('snapshots', 'readwrite')
      await Promise.all([...fresh.map((row) => transaction.store.put(row, [scope, row.key])), transaction.done])
    },
  }
}
