import type { StoredRow } from '#core/api/rows.ts'
import type { CellValue } from '#core/form/field.ts'
import { parseKey } from '#core/record/key.ts'
import type { CellChange } from '../host/host.ts'
import { cycleOf } from '../host/row-key.ts'
import type { SnapshotRow } from '../storage/stored.ts'
import { incomingFields } from './diff.ts'
import { heldFields } from './pending.ts'
import type { SyncParts } from './push.ts'

export interface Pulled {
  /** Rows in which something came in. */
  readonly changed: number
  /** Rows of the server that this workbook has no line for. */
  readonly unplaced: number
}

const pageSize = 500

/** Fetches what changed on the server since the last pull, and puts it where nothing was edited here. */
export async function pull(parts: SyncParts, signal: AbortSignal, onProgress: (done: number) => void): Promise<Pulled> {
  const { book, model, call } = parts
  const cycle = cycleOf(model.result)
  const place = cycle ?? ''
  let changed = 0
  let unplaced = 0
  let done = 0
  for (;;) {
    const cursor = book.outbox().cursors[place]
    const query = { limit: pageSize, ...(cycle === null ? {} : { cycle }), ...(cursor === undefined ? {} : { cursor }) }
    const answer = await call('changes', { query }, signal)
    const taken = await takeIn(parts, answer.items)
    await book.setCursor(place, answer.nextCursor)
    changed += taken.changed
    unplaced += taken.unplaced
    done += answer.items.length
    onProgress(done)
    if (!answer.more) return { changed, unplaced }
  }
}

async function takeIn(parts: SyncParts, items: readonly StoredRow[]): Promise<Pulled> {
  const { book, model, rows } = parts
  const held = heldFields(book)
  const snapshots: SnapshotRow[] = []
  const changes: CellChange[] = []
  const strangers: StoredRow[] = []
  let changed = 0
  for (const item of items) {
    const before = book.snapshot(item.key)
    const keeping = Object.fromEntries(item.masked.map((field) => [field, before?.cells[field] ?? null]))
    const cells = { ...item.cells, ...keeping }
    const { form, key, revision, status, masked } = item
    snapshots.push({ form, key, revision, status, cells, masked })
    const found = rows.find(form, key)
    if (found === null) {
      strangers.push(item)
      continue
    }
    const mine = model.cells(found.row.id)
    const incoming = Object.entries(incomingFields(mine, before, cells, found.fields, held.get(key) ?? new Set()))
    for (const [field, value] of incoming) changes.push({ form, row: found.row.id, field, value })
    if (incoming.length > 0) changed += 1
  }
  model.apply(changes, 'pane')
  const unplaced = strangers.filter((item) => !placeRow(parts, item)).length
  await book.putSnapshots(snapshots)
  return { changed: changed + strangers.length - unplaced, unplaced }
}

/** A row that others added goes to the first empty line; false where the sheet has none for it. */
function placeRow({ rows, model }: SyncParts, { form, key: text, cells }: StoredRow): boolean {
  const line = rows.place(form)
  const key = parseKey(form, text)
  if (line === null || key === null) return false
  const { cycle, parcelCode } = key
  // Firms of parcels that are not here have no business in this workbook.
  const isOurs =
    form === 'parcel-self-assessment' || rows.find('parcel-self-assessment', `${cycle}/${parcelCode}`) !== null
  if (!isOurs) return false
  const columns = Object.keys(model.result.regions[line.region]?.columns ?? {})
  const changes = columns.flatMap((field): readonly CellChange[] => {
    const value: CellValue | null = cells[field] ?? null
    return value === null ? [] : [{ form, row: line.id, field, value }]
  })
  return model.apply(changes, 'pane').length > 0
}
