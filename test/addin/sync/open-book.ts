import { createFileHost, type FileHost } from '#addin/host/file.ts'
import { openReasonBook } from '#addin/storage/reason-book.ts'
import type { SnapshotRow } from '#addin/storage/stored.ts'
import { type BookRows, bookRows } from '#addin/sync/book-rows.ts'
import { createPendingRows } from '#addin/sync/pending.ts'
import type { SyncParts } from '#addin/sync/push.ts'
import type { CellValue } from '#core/form/field.ts'
import { createClient } from '#ui/client.ts'
import type { RowRevision } from '#workbook/meta.ts'
import { emptyBook, type KeptBook, memoryBook } from '../../sync-histories/memory-book.ts'
import { type FilledRow, ledger } from '../../sync-histories/sheet.ts'

const asked = {
  'parcel-self-assessment': ['floorArea', 'vacantFloorArea', 'selfNote'],
  'enterprise-information': ['firmName', 'taxPaid'],
} as const

export const parcelForm = 'parcel-self-assessment' as const
export const firmForm = 'enterprise-information' as const

export function parcel(parcelCode: string, cells: Readonly<Record<string, CellValue>> = {}): FilledRow {
  return { form: parcelForm, cells: { parcelCode, ...cells } }
}

export function firm(parcelCode: string, uscc: string, cells: Readonly<Record<string, CellValue>> = {}): FilledRow {
  return { form: firmForm, cells: { parcelCode, uscc, ...cells } }
}

/** A row as the server was last seen to hold it. */
export function known(
  form: SnapshotRow['form'],
  key: string,
  cells: SnapshotRow['cells'],
  more: Partial<SnapshotRow> = {},
): SnapshotRow {
  return { form, key, revision: 1, status: 'draft', cells, masked: [], ...more }
}

export interface OpenBook {
  readonly host: FileHost
  readonly rows: BookRows
  readonly kept: KeptBook
  readonly parts: SyncParts
}

/** A ledger that is open in the pane, with what its device knows of the server. */
export async function openBook(
  filled: readonly FilledRow[],
  snapshots: readonly SnapshotRow[] = [],
  {
    revisions = [] as readonly RowRevision[],
    answer = (): Response | Promise<Response> => new Response(null, { status: 404 }),
  } = {},
): Promise<OpenBook> {
  const host = createFileHost(ledger(asked, filled, revisions))
  const kept = emptyBook()
  for (const row of snapshots) kept.snapshots.set(row.key, row)
  const book = memoryBook(kept, () => {})
  const rows = bookRows(host.model)
  const pending = createPendingRows(host.model, rows)
  pending.sending('before', new Map())
  for (const { key } of snapshots) pending.acknowledged('before', key, 0)
  const reasons = await openReasonBook(null, '')
  const call = createClient({ fetch: () => Promise.resolve(answer()) })
  return { host, rows, kept, parts: { host, rows, book, pending, reasons, call, device: '本机' } }
}

/** Types into the row's cell. */
export function type({ host, rows }: OpenBook, key: string, field: string, value: CellValue | null): void {
  const form = key.split('/').length === 2 ? parcelForm : firmForm
  const row = rows.find(form, key)?.row.id ?? ''
  host.model.apply([{ form, row, field, value }], 'user')
}

/** Empties the row's line. */
export function clear(open: OpenBook, key: string): void {
  const form = key.split('/').length === 2 ? parcelForm : firmForm
  const row = open.rows.find(form, key)?.row
  if (row === undefined) return
  const fields = Object.keys(open.host.model.cells(row.id))
  open.host.model.apply(
    fields.map((field) => ({ form, row: row.id, field, value: null })),
    'user',
  )
}
