import type { SyncBook } from '../storage/sync-book.ts'
import type { PendingRows } from './pending.ts'

/**
 * The line rests on what its workbook notes, and this device knows nothing of what stood there: whether a cell was edited
 * or emptied since, the server alone can tell, so the row is sent before anything is written into it.
 */
export function restsOnNote(
  { book, pending }: { readonly book: SyncBook; readonly pending: PendingRows },
  key: string,
): boolean {
  return (pending.knownOf(book, key)?.revision ?? 0) === 0 && pending.baseOf(book, key) > 0
}
