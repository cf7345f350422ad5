import type { StoredRow } from '#core/api/rows.ts'
import type { CellValue } from '#core/form/field.ts'
import { formById } from '#core/forms/catalogue.ts'
import { parseKey } from '#core/record/key.ts'
import { sameCell } from '#core/record/merge.ts'
import type { CellChange, Place } from '../host/host.ts'
import { cycleOf } from '../host/row-key.ts'
import type { OpenConflict, PulledRow, SnapshotRow } from '../storage/stored.ts'
import type { SyncBook } from '../storage/sync-book.ts'
import { collidingFields, incomingFields } from './diff.ts'
import { heldFields } from './pending.ts'
import { type SyncParts, sendLeft } from './push.ts'
import { type IncomingRow, owing, takeIn } from './take-in.ts'

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

/** Values that an earlier sync could not write. */
async function writeOwed(parts: SyncParts): Promise<Pulled> {
  const owing = parts.book.snapshots().filter((row) => row.owed !== undefined)
  const rows = owing.map((before): IncomingRow => {
    const { owed = {}, ...known } = before
    const found = parts.rows.find(before.form, before.key)
    const snapshot = { ...known, cells: { ...known.cells, ...owed } }
    if (found === null) return { snapshot, before, row: null, incoming: {}, colliding: [] }
    const mine = parts.host.model.cells(found.row.id)
    const fields = Object.keys(owed)
    return {
      snapshot,
      before,
      row: found.row,
      incoming: incomingFields(mine, before, snapshot.cells, fields, none),
      colliding: collidingFields(mine, before, snapshot.cells, fields, none),
    }
  })
  return await putIn(
    parts,
    rows.filter((row) => row.row !== null),
  )
}

const none: ReadonlySet<string> = new Set()

async function takePage(parts: SyncParts, items: readonly StoredRow[]): Promise<Pulled> {
  const { book, host, rows } = parts
  const held = heldFields(book)
  const strangers: StoredRow[] = []
  const known = items.map((item): IncomingRow => {
    const before = book.snapshot(item.key)
    const cells = { ...item.cells, ...hiddenCells(item, before) }
    const { form, key, revision, status, masked } = item
    const seen = { form, key, revision, status, cells, masked, isInStep: before?.isInStep ?? false }
    const found = rows.find(form, key)
    if (found === null) {
      strangers.push(item)
      return { snapshot: seen, before, row: null, incoming: {}, colliding: [] }
    }
    const mine = host.model.cells(found.row.id)
    const agrees = found.fields.every((field) => (mine[field] ?? null) === null || sameCell(mine[field], cells[field]))
    const snapshot = { ...seen, isInStep: seen.isInStep || agrees }
    const waiting = held.get(key) ?? none
    return {
      snapshot,
      before,
      row: found.row,
      incoming: incomingFields(mine, before, cells, found.fields, waiting),
      colliding: collidingFields(mine, before, cells, found.fields, waiting),
    }
  })
  await book.setConflicts(withNewest(book, items))
  const taken = await putIn(parts, known, new Map(items.map((item) => [item.key, item])))
  const left = await placeRows(parts, strangers)
  const placed = strangers.length - left.length
  return { ...taken, changed: taken.changed + placed, unplaced: left.length }
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
    return { ...open, theirs, theirsBy, theirsAt }
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

/** A row of the server as it is put on an empty line. */
type Stranger = Pick<StoredRow, 'form' | 'key' | 'cells'>

/** Rows that found no line at an earlier sync. */
async function placeWaiting(parts: SyncParts): Promise<void> {
  const waiting = parts.book.snapshots().filter((row) => row.waitsForLine === true)
  if (waiting.length === 0) return
  const there = waiting.filter(({ form, key }) => parts.rows.find(form, key) !== null)
  await parts.book.putSnapshots(there.map((row) => ({ ...row, waitsForLine: false })))
  await placeRows(
    parts,
    waiting.filter((row) => !there.includes(row)),
  )
}

/** Rows that others added go to empty lines; more are offered as those are filled. Answers those that found none. */
async function placeRows(parts: SyncParts, items: readonly Stranger[]): Promise<readonly Stranger[]> {
  const ours = items.filter((item) => isOurs(parts, items, item))
  let waiting: readonly Stranger[] = ours
  while (waiting.length > 0) {
    const left = await placeSome(parts, waiting)
    if (left.length === waiting.length) break
    waiting = left
  }
  const known = waiting.flatMap(({ key }) => parts.book.snapshot(key) ?? [])
  await parts.book.putSnapshots(known.map((row) => ({ ...row, waitsForLine: true })))
  return items.filter((item) => !ours.includes(item) || waiting.includes(item))
}

/** Firms of parcels that are not here have no business in this workbook. */
function isOurs({ rows }: SyncParts, items: readonly Stranger[], { form, key: text }: Stranger): boolean {
  if (form === 'parcel-self-assessment') return true
  const key = parseKey(form, text)
  if (key === null) return false
  const parcel = `${key.cycle}/${key.parcelCode}`
  const comesAlong = items.some((item) => item.form === 'parcel-self-assessment' && item.key === parcel)
  return comesAlong || rows.find('parcel-self-assessment', parcel) !== null
}

/** Answers those for which there was no line, or whose line refused its first cell. */
async function placeSome({ rows, host, book }: SyncParts, items: readonly Stranger[]): Promise<readonly Stranger[]> {
  const lines = rows.emptyLines()
  const placed = new Map<string, Stranger>()
  const changes = items.flatMap((item): readonly CellChange[] => {
    const line = lines(item.form)
    if (line === null) return []
    placed.set(line.id, item)
    const columns = Object.keys(host.model.result.regions[line.region]?.columns ?? {})
    return columns.flatMap((field) => {
      const value: CellValue | null = item.cells[field] ?? null
      return value === null ? [] : [{ form: item.form, row: line.id, field, value }]
    })
  })
  if (changes.length === 0) return items
  const { refused } = await host.write(changes)
  for (const { row, field } of refused) if (field === 'parcelCode') placed.delete(row)
  const done = new Set(placed.values())
  await book.putSnapshots([...placed].flatMap(([line, { key }]) => placedRow(book, key, line, refused)))
  return items.filter((item) => !done.has(item))
}

/** A placed row as it is known: what the sheet did not take of it is owed, not taken away. */
function placedRow(book: SyncBook, key: string, line: string, refused: readonly Place[]): readonly SnapshotRow[] {
  const known = book.snapshot(key)
  if (known === null) return []
  const unwritten = refused.filter(({ row }) => row === line).map(({ field }) => field)
  return [owing({ ...known, isInStep: true, waitsForLine: false }, { ...known, cells: {} }, unwritten)]
}
