import type { StoredRow } from '#core/api/rows.ts'
import { formById } from '#core/forms/catalogue.ts'
import { sameCell } from '#core/record/merge.ts'
import { cycleOf } from '#workbook/row-key.ts'
import type { OpenConflict, PulledRow, SnapshotRow } from '../storage/stored.ts'
import type { SyncBook } from '../storage/sync-book.ts'
import { collidingFields, incomingFields, noFields, pendingFields } from './diff.ts'
import { heldFields, restsOn } from './pending.ts'
import { placeRows, placeWaiting } from './place-rows.ts'
import { type SyncParts, sendLeft } from './push.ts'
import { backWithParcel, removedByOthers } from './removed.ts'
import { restsOnNote } from './rests-on-note.ts'
import { type IncomingRow, takeIn } from './take-in.ts'
import { blanksOf, noteAgreement, owingBlanks } from './unnoted.ts'

export interface Pulled {
  /** Rows in which something came in. */
  readonly changed: number
  /** Rows of the server that this workbook has no line for. */
  readonly unplaced: number
  /** Cells that came in and that the sheet refused: protected, locked. */
  readonly unwritten: number
  /** What came into which row; the first few hundred. */
  readonly came: readonly PulledRow[]
}

const mostTold = 200

const pageSize = 500

/** Fetches what changed on the server since the last pull, and puts it where nothing was edited here. */
export async function pull(parts: SyncParts, signal: AbortSignal, onProgress: (done: number) => void): Promise<Pulled> {
  const { book, host, call } = parts
  // What was answered to it must be known before what came later.
  await sendLeft(parts, signal)
  const cycle = cycleOf(host.model.result)
  const place = cycle ?? ''
  let total = await writeOwed(parts)
  await placeWaiting(parts)
  let done = 0
  for (;;) {
    const cursor = book.outbox().cursors[place]
    const query = { limit: pageSize, ...(cycle === null ? {} : { cycle }), ...(cursor === undefined ? {} : { cursor }) }
    const answer = await call('changes', { query }, signal)
    const taken = await takePage(parts, answer.items)
    await book.setCursor(place, answer.nextCursor)
    total = {
      changed: total.changed + taken.changed,
      unplaced: total.unplaced + taken.unplaced,
      unwritten: total.unwritten + taken.unwritten,
      came: [...total.came, ...taken.came].slice(0, mostTold),
    }
    done += answer.items.length
    onProgress(done)
    if (!answer.more) return total
  }
}

/** Values that an earlier sync could not write, and those that are due to blanks. */
async function writeOwed(parts: SyncParts): Promise<Pulled> {
  const blanks = blanksOf(parts)
  const owing = parts.book.snapshots().filter((row) => {
    const isOwed = row.owed !== undefined && row.removed === undefined && !restsOnNote(parts, row.key)
    return isOwed || blanks.has(row.key)
  })
  const rows = owing.map((last): IncomingRow => {
    const before = owingBlanks(last, blanks.get(last.key) ?? [])
    const { owed = {} } = before
    const { owed: _, owedOn: __, ...known } = last
    const found = parts.rows.find(before.form, before.key)
    const snapshot = { ...known, cells: { ...known.cells, ...owed } }
    if (found === null) return { snapshot, before, row: null, incoming: {}, colliding: [] }
    const mine = parts.host.model.cells(found.row.id)
    const fields = Object.keys(owed)
    return {
      snapshot,
      before,
      row: found.row,
      incoming: incomingFields(mine, before, snapshot.cells, fields, noFields),
      colliding: collidingFields(mine, before, snapshot.cells, fields, noFields),
    }
  })
  return await putIn(
    parts,
    rows.filter((row) => row.row !== null),
  )
}

async function takePage(parts: SyncParts, items: readonly StoredRow[]): Promise<Pulled> {
  const { book, host, rows, pending } = parts
  const held = heldFields(book)
  const strangers: StoredRow[] = []
  await book.putSnapshots(items.flatMap((item) => (item.removed === true ? (removedByOthers(parts, item) ?? []) : [])))
  const present = items.filter((item) => item.removed !== true)
  await book.putSnapshots(backWithParcel(book, present))
  const known = present.map((item): IncomingRow => {
    const before = pending.knownOf(book, item.key)
    const cells = { ...item.cells, ...hiddenCells(item, before) }
    const { form, key, revision, status, masked } = item
    const seen = { form, key, revision, status, cells, masked }
    const found = rows.find(form, key)
    if (found === null) {
      // A line that was taken out of this very sheet comes back when the user says so.
      const wasHere = rows.wasHere(form, key, before !== null)
      if (!wasHere) strangers.push(item)
      const snapshot = wasHere ? leaving(seen, before) : seen
      return { snapshot, before, row: null, incoming: {}, colliding: [] }
    }
    if (restsOnNote(parts, key)) return { snapshot: seen, before, row: found.row, incoming: {}, colliding: [] }
    const mine = host.model.cells(found.row.id)
    const waiting = held.get(key) ?? noFields
    const isBack =
      before?.leftAt !== undefined && Object.keys(pendingFields(mine, before, found.fields, waiting)).length > 0
    const snapshot = isBack ? leaving(seen, before) : seen
    return {
      snapshot,
      before,
      row: found.row,
      incoming: incomingFields(mine, before, cells, found.fields, waiting),
      colliding: collidingFields(mine, before, cells, found.fields, waiting),
    }
  })
  await book.setConflicts(withNewest(book, present))
  const taken = await putIn(parts, known, new Map(present.map((item) => [item.key, item])))
  const left = await placeRows(parts, strangers)
  const placed = strangers.length - left.length
  noteAgreement(parts, present)
  return { ...taken, changed: taken.changed + placed, unplaced: left.length }
}

/** The row as it is known when its line, which may come back as it was, has not got these values. */
function leaving(seen: SnapshotRow, before: SnapshotRow | null): SnapshotRow {
  return before === null ? seen : { ...seen, leftAt: restsOn(before) }
}

/** Contacts that are not for this account are not told: what this device holds of them stays. */
function hiddenCells({ form, masked }: StoredRow, before: SnapshotRow | null): SnapshotRow['cells'] {
  const { fields } = formById(form)
  const hidden = masked.filter((field) => fields[field]?.personal !== undefined)
  return Object.fromEntries(hidden.map((field) => [field, before?.cells[field] ?? null]))
}

/** Conflicts that wait for a choice show what stands on the server by now. */
function withNewest(book: SyncBook, items: readonly StoredRow[]): readonly OpenConflict[] {
  const now = new Map(items.map((item) => [item.key, item]))
  return book.outbox().conflicts.map((open) => {
    const item = now.get(open.key)
    const before = book.snapshot(open.key)
    const theirs = item?.cells[open.field] ?? null
    const isNewer = item !== undefined && before !== null && item.revision > before.revision
    if (!isNewer || sameCell(theirs, before.cells[open.field])) return open
    const { changedBy: theirsBy = open.theirsBy, changedAt: theirsAt = open.theirsAt } = item
    return { ...open, theirs, theirsBy, theirsAt, seenAt: item.revision }
  })
}

/** @param told the server's rows by key, which say who changed them */
async function putIn(
  { host, book }: SyncParts,
  rows: readonly IncomingRow[],
  told: ReadonlyMap<string, StoredRow> = new Map(),
): Promise<Pulled> {
  const { snapshots, unwritten } = await takeIn(host, rows)
  await book.putSnapshots(snapshots)
  const came = rows.flatMap(({ snapshot: { form, key }, incoming }): readonly PulledRow[] => {
    const fields = Object.keys(incoming)
    const { changedBy = '', changedAt = '' } = told.get(key) ?? {}
    return fields.length === 0 ? [] : [{ form, key, fields, by: changedBy, at: changedAt }]
  })
  return { changed: came.length, unplaced: 0, unwritten, came }
}
