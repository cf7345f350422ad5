import type { Cells } from '#core/form/form.ts'
import type { WorkbookMeta } from '#workbook/meta.ts'
import type { BookModel } from '../host/book-model.ts'
import type { OutboxRow, SnapshotRow } from '../storage/stored.ts'
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

/** Remembers what a row had to say, as long as neither its cells nor what is known of it are others. */
export interface PendingRows {
  /** Every row of the workbook that says something the server was not seen to hold, in the order of the sheets. */
  readonly list: (book: SyncBook) => readonly PendingRow[]
}

interface Remembered {
  readonly cells: Cells
  readonly known: SnapshotRow | null
  readonly held: string
  readonly pending: PendingRow | null
}

export function createPendingRows(model: BookModel, rows: BookRows): PendingRows {
  const issuedIn = issuedRevisions()
  const remembered = new Map<string, Remembered>()
  return {
    list: (book) => {
      const held = heldFields(book)
      const issued = issuedIn(model.result.meta)
      return rows.all().flatMap((keyed) => {
        const { row, key } = keyed
        const cells = model.cells(row.id)
        const known = book.snapshot(key)
        const fields = held.get(key) ?? none
        const heldText = [...fields].join()
        const last = remembered.get(row.id)
        const isSame = last?.cells === cells && last.known === known && last.held === heldText
        const pending = isSame ? last.pending : pendingRow(keyed, cells, known, fields, issued.get(key) ?? 0)
        if (!isSame) remembered.set(row.id, { cells, known, held: heldText, pending })
        return pending ?? []
      })
    },
  }
}

/** By key; looked through again only when the workbook says something else. */
function issuedRevisions(): (meta: WorkbookMeta | null) => ReadonlyMap<string, number> {
  let of: WorkbookMeta | null = null
  let issued = new Map<string, number>()
  return (meta) => {
    if (meta !== of) issued = new Map((meta?.revisions ?? []).map((one) => [one.key, one.revision]))
    of = meta
    return issued
  }
}

function pendingRow(
  { row, key, fields }: KeyedRow,
  cells: Cells,
  known: SnapshotRow | null,
  held: ReadonlySet<string>,
  issued: number,
): PendingRow | null {
  const changes = pendingFields(cells, known, fields, held)
  // A row the server has never seen is sent even when only its key is filled: it exists from then on.
  if (Object.keys(changes).length === 0 && known !== null) return null
  const { parcelCode, firmName, ownerName } = cells
  return {
    form: row.form,
    key,
    baseRevision: known?.revision ?? issued,
    fields: changes,
    row: row.id,
    parcelCode: typeof parcelCode === 'string' ? parcelCode : '',
    name: typeof firmName === 'string' ? firmName : typeof ownerName === 'string' ? ownerName : '',
    isFirst: known === null,
  }
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
