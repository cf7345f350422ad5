import type { SheetModel } from '../host/file/sheet-model.ts'
import type { OutboxRow } from '../storage/stored.ts'
import type { SyncBook } from '../storage/sync-book.ts'
import type { BookRows, KeyedRow } from './book-rows.ts'
import { pendingFields } from './diff.ts'

/** A row that has something to send. */
export interface PendingRow extends OutboxRow {
  /** Id of the row in the workbook. */
  readonly row: string
  readonly parcelCode: string
  readonly name: string
  /** The server has never had it from this device. */
  readonly isFirst: boolean
}

/** Every row of the workbook that says something the server was not seen to hold, in the order of the sheets. */
export function pendingRows(model: SheetModel, rows: BookRows, book: SyncBook): readonly PendingRow[] {
  const issued = new Map((model.result.meta?.revisions ?? []).map((one) => [one.key, one.revision]))
  const held = heldFields(book)
  return rows.all().flatMap((one) => pendingRow(model, one, book, issued, held))
}

function pendingRow(
  model: SheetModel,
  { row, key, fields }: KeyedRow,
  book: SyncBook,
  issued: ReadonlyMap<string, number>,
  held: ReadonlyMap<string, ReadonlySet<string>>,
): readonly PendingRow[] {
  const cells = model.cells(row.id)
  const known = book.snapshot(key)
  const changes = pendingFields(cells, known, fields, held.get(key) ?? none)
  // A row the server has never seen is sent even when only its key is filled: it exists from then on.
  if (Object.keys(changes).length === 0 && known !== null) return []
  const { parcelCode, firmName, ownerName } = cells
  return [
    {
      form: row.form,
      key,
      baseRevision: known?.revision ?? issued.get(key) ?? 0,
      fields: changes,
      row: row.id,
      parcelCode: typeof parcelCode === 'string' ? parcelCode : '',
      name: typeof firmName === 'string' ? firmName : typeof ownerName === 'string' ? ownerName : '',
      isFirst: known === null,
    },
  ]
}

const none: ReadonlySet<string> = new Set()

/** Fields with an open conflict, by row. */
export function heldFields(book: SyncBook): ReadonlyMap<string, ReadonlySet<string>> {
  const held = new Map<string, Set<string>>()
  for (const { key, field } of book.outbox().conflicts) {
    const fields = held.get(key)
    if (fields === undefined) held.set(key, new Set([field]))
    else fields.add(field)
  }
  return held
}
