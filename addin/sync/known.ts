import type { SnapshotRow } from '../storage/stored.ts'

/** Whether what is known of a row speaks of these columns: one that was sent and not fetched yet is known as sent. */
export function covers(known: SnapshotRow, fields: readonly string[]): boolean {
  return known.partial !== true || fields.every((field) => field in known.cells)
}
