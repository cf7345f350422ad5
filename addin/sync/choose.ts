import type { OpenConflict } from '../storage/stored.ts'
import type { SyncParts } from './push.ts'

export type Choice = 'mine' | 'theirs'

/**
 * Settles conflicts: 采用对方的 writes their value into the sheet, 采用我的 leaves the sheet as it is and sends it at the
 * next sync. From now on their value counts as seen.
 */
export async function choose(
  { book, host, rows }: Pick<SyncParts, 'book' | 'host' | 'rows'>,
  chosen: readonly OpenConflict[],
  choice: Choice,
): Promise<void> {
  const snapshots = chosen.flatMap(({ key, field, theirs }) => {
    const known = book.snapshot(key)
    return known === null ? [] : [{ ...known, cells: { ...known.cells, [field]: theirs } }]
  })
  await book.putSnapshots(merged(snapshots))
  await book.setConflicts(book.outbox().conflicts.filter((open) => !chosen.includes(open)))
  if (choice === 'mine') return
  await host.write(
    chosen.flatMap(({ form, key, field, theirs: value }) => {
      const found = rows.find(form, key)
      return found === null ? [] : [{ form, row: found.row.id, field, value }]
    }),
  )
}

/** Several fields of one row were chosen: their cells together. */
function merged<Row extends { readonly key: string; readonly cells: OpenConflictCells }>(
  rows: readonly Row[],
): readonly Row[] {
  const byKey = new Map<string, Row>()
  for (const row of rows) {
    const before = byKey.get(row.key)
    byKey.set(row.key, before === undefined ? row : { ...row, cells: { ...before.cells, ...row.cells } })
  }
  return [...byKey.values()]
}

type OpenConflictCells = Readonly<Record<string, OpenConflict['theirs']>>
