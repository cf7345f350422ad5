import type { OpenConflict } from '../storage/stored.ts'
import type { SyncParts } from './push.ts'

export type Choice = 'mine' | 'theirs'

/**
 * Settles conflicts: 采用对方的 writes what stands on the server into the sheet, 采用我的 leaves the sheet as it is and sends
 * it at the next sync, knowing theirs.
 */
export async function choose(
  { book, host, rows }: Pick<SyncParts, 'book' | 'host' | 'rows'>,
  chosen: readonly OpenConflict[],
  choice: Choice,
): Promise<void> {
  await book.setConflicts(book.outbox().conflicts.filter((open) => !chosen.includes(open)))
  if (choice === 'mine') return
  await host.write(
    chosen.flatMap(({ form, key, field, theirs }) => {
      const found = rows.find(form, key)
      // Above theirs may stand the value of a higher layer: what is shown is what the server shows.
      const known = book.snapshot(key)
      const value = known === null ? theirs : (known.cells[field] ?? null)
      return found === null ? [] : [{ form, row: found.row.id, field, value }]
    }),
  )
}
