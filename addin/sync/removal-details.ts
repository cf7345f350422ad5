import type { RemovedRow } from '#core/api/removals.ts'
import { cycleOf } from '#workbook/row-key.ts'
import type { SnapshotRow } from '../storage/stored.ts'
import { onlyParcelOf, pages } from './older-server.ts'
import type { SyncParts } from './push.ts'

const pageSize = 500
const mostPages = 100

/** Asks who took out the rows of this workbook, why, and whether they may be brought back here; each removal once. */
export async function askRemovals(parts: SyncParts, signal: AbortSignal): Promise<void> {
  const { book, call, host, rows } = parts
  const cycle = cycleOf(host.model.result)
  const untold = book
    .snapshots()
    .filter(({ form, key, removed }) => removed?.reason === undefined && removed !== undefined && rows.find(form, key))
  if (untold.length === 0 || cycle === null) return
  const parcelCode = onlyParcelOf(untold)
  const told = new Map<string, RemovedRow>()
  const query = { cycle, limit: pageSize, ...(parcelCode === null ? {} : { parcelCode }) }
  let isTold = false
  for await (const { items } of pages(mostPages, (from) =>
    call('removals', { query: { ...query, ...from } }, signal),
  )) {
    isTold = true
    for (const item of items) told.set(`${item.form}/${item.key}`, item)
  }
  if (!isTold) return
  await book.putSnapshots(untold.map((row) => withDetails(row, told.get(`${row.form}/${row.key}`))))
}

/** A row that went with its parcel has no entry of its own: nothing more can be said of it. */
function withDetails(row: SnapshotRow, told: RemovedRow | undefined): SnapshotRow {
  const { revision, by, at } = row.removed ?? { revision: 0, by: '', at: '' }
  if (told === undefined) return { ...row, removed: { revision, by, at, reason: '' } }
  const { reason, mayRestore } = told
  return { ...row, removed: { revision: told.revision, by: told.by, at: told.at, reason, mayRestore } }
}
