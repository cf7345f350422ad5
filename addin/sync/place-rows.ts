import type { StoredRow } from '#core/api/rows.ts'
import type { CellValue } from '#core/form/field.ts'
import { parseKey } from '#core/record/key.ts'
import type { CellChange, Place } from '../host/host.ts'
import type { SnapshotRow } from '../storage/stored.ts'
import type { SyncBook } from '../storage/sync-book.ts'
import type { SyncParts } from './push.ts'
import { owing } from './take-in.ts'
import { noteAgreement } from './unnoted.ts'

/** A row of the server as it is put on an empty line. */
export type Stranger = Pick<StoredRow, 'form' | 'key' | 'cells'>

/** Rows that found no line at an earlier sync. */
export async function placeWaiting(parts: SyncParts): Promise<void> {
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
export async function placeRows(parts: SyncParts, items: readonly Stranger[]): Promise<readonly Stranger[]> {
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
async function placeSome(parts: SyncParts, items: readonly Stranger[]): Promise<readonly Stranger[]> {
  const { rows, host, book } = parts
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
  noteAgreement(parts, [...done])
  return items.filter((item) => !done.has(item))
}

/** A placed row as it is known: what the sheet did not take of it is owed, not taken away. */
function placedRow(book: SyncBook, key: string, line: string, refused: readonly Place[]): readonly SnapshotRow[] {
  const known = book.snapshot(key)
  if (known === null) return []
  const unwritten = refused.filter(({ row }) => row === line).map(({ field }) => field)
  const { leftAt: _, ...row } = known
  return [owing({ ...row, waitsForLine: false }, { ...row, cells: {} }, unwritten)]
}

/**
 * Puts rows that were taken out of the sheet on empty lines again, with what the server was last seen to hold. Answers
 * those for which there was no line.
 */
export async function putBack(parts: SyncParts, keys: readonly string[]): Promise<readonly Stranger[]> {
  const known = keys.flatMap((key) => parts.book.snapshot(key) ?? [])
  // What was owed to the line that is gone is written with the rest.
  const rows = known.map(({ owed = {}, ...row }): SnapshotRow => ({ ...row, cells: { ...row.cells, ...owed } }))
  await parts.book.putSnapshots(rows)
  let waiting: readonly Stranger[] = rows
  while (waiting.length > 0) {
    const left = await placeSome(parts, waiting)
    if (left.length === waiting.length) break
    waiting = left
  }
  return waiting
}
