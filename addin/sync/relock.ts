import type { CellValue } from '#core/form/field.ts'
import type { RowLocks } from '#workbook/meta.ts'
import type { SyncBook } from '../storage/sync-book.ts'

/** The locks as the server says them now: what the base map has changed since the workbook was handed out is in its sheet. */
export function locksNow(locks: readonly RowLocks[], book: SyncBook): readonly RowLocks[] {
  return locks.map((lock) => {
    const known = book.snapshot(lock.key)
    if (known === null || known.form !== lock.form || known.revision === 0) return lock
    const cells = Object.entries(lock.cells).flatMap(([field, before]): [string, CellValue][] => {
      // What could not be written into the sheet is still measured by what it shows.
      const now = field in (known.owed ?? {}) ? before : (known.cells[field] ?? null)
      return now === null ? [] : [[field, now]]
    })
    return { ...lock, cells: Object.fromEntries(cells) }
  })
}
