import type { SnapshotRow, StoredOutbox } from '#addin/storage/stored.ts'
import type { SyncBook } from '#addin/storage/sync-book.ts'

/** What a device keeps on its disk of the server and still owes it. */
export interface KeptBook {
  outbox: StoredOutbox
  readonly snapshots: Map<string, SnapshotRow>
}

export function emptyBook(): KeptBook {
  return { outbox: { batch: null, conflicts: [], report: null, cursors: {} }, snapshots: new Map() }
}

/**
 * The book of a running pane over what its device keeps: every write is on the disk when it resolves.
 * @param onWrite called before each write; throws when the device dies there, and ever after
 */
export function memoryBook(kept: KeptBook, onWrite: () => void): SyncBook {
  const patch = async (part: Partial<StoredOutbox>): Promise<void> => {
    onWrite()
    kept.outbox = { ...kept.outbox, ...part }
  }
  return {
    outbox: () => kept.outbox,
    snapshot: (key) => kept.snapshots.get(key) ?? null,
    snapshots: () => [...kept.snapshots.values()],
    patch,
    setBatch: (batch) => patch({ batch }),
    setConflicts: (conflicts) => patch({ conflicts }),
    setReport: (report) => patch({ report }),
    setCursor: (cycle, cursor) => patch({ cursors: { ...kept.outbox.cursors, [cycle]: cursor } }),
    putSnapshots: async (rows) => {
      onWrite()
      for (const row of rows) kept.snapshots.set(row.key, row)
    },
  }
}
