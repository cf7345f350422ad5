import type { SnapshotRow } from '../storage/stored.ts'
import type { SyncBook } from '../storage/sync-book.ts'
import type { BookRows } from './book-rows.ts'

/** Whether what is known of a row speaks of these columns: one that was sent and not fetched yet is known as sent. */
export function covers(known: SnapshotRow, fields: readonly string[]): boolean {
  return known.partial !== true || fields.every((field) => field in known.cells)
}

/**
 * What is known of a row as its line in this workbook goes: null also where another workbook sent it that has fewer columns,
 * and it has not been fetched since. Whether a cell of the others was emptied here nobody could tell from that.
 */
export function knownOf(book: SyncBook, rows: BookRows, key: string): SnapshotRow | null {
  const known = book.snapshot(key)
  if (known?.partial !== true) return known
  const line = rows.find(known.form, key)
  return line === null || covers(known, line.fields) ? known : null
}
