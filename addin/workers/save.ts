import { workbookForm } from '#core/forms/workbook-form.ts'
import { addressOf } from '#workbook/address.ts'
import type { AnyRow } from '#workbook/any-form.ts'
import type { RowRevision } from '#workbook/meta.ts'
import { setMeta } from '#workbook/meta-parts.ts'
import { readParts, writeParts } from '#workbook/package/parts.ts'
import { type Edit, patchParts } from '#workbook/patch.ts'
import { percentCells } from '#workbook/percents.ts'
import { cellOf } from '#workbook/read-result.ts'
import { percentValue, sheetValue } from '#workbook/sheet-value.ts'
import type { Book } from './book.ts'
import type { Change } from './protocol.ts'

/**
 * The same workbook with these cells changed in place and everything else untouched. A workbook of ours also notes the
 * revision each row rests on, so that whoever opens it next can sync it.
 * @param revisions empty when nothing was synced: then the note stays as it is
 */
export function saveEdits(
  bytes: Uint8Array,
  book: Book,
  changes: readonly Change[],
  revisions: readonly RowRevision[],
): Uint8Array {
  const parts = readParts(bytes)
  const read = new Set(book.result.rows.map((row) => row.id))
  const percents = percentCells(bytes)
  const isPercent = (sheet: string, cell: string): boolean => percents.get(sheet)?.has(cell) === true
  patchParts(
    parts,
    changes.flatMap((change) => editOf(book, change, read, isPercent)),
  )
  const { meta } = book.result
  if (meta !== null && revisions.length > 0) setMeta(parts, { ...meta, revisions, locks: book.locks.all() })
  return writeParts(parts)
}

function editOf(
  book: Book,
  change: Change,
  read: ReadonlySet<string>,
  isPercent: (sheet: string, cell: string) => boolean,
): readonly Edit[] {
  const row = book.row(change.row)
  const field = workbookForm(change.form).fields[change.field]
  const cell = row === null ? null : cellOf(book.result, row, change.field)
  if (row === null || cell === null || field === undefined) return []
  const like = read.has(row.id) ? null : styleSource(book, row, change.field)
  const plain = sheetValue(field, change.value)
  const value = isPercent(row.sheet, cell) ? percentValue(field, plain) : plain
  return [{ sheet: row.sheet, cell, value, ...(like === null ? {} : { styleLike: like }) }]
}

/** A row below the last one that was read looks like the first row of its table. */
function styleSource(book: Book, row: AnyRow, field: string): string | null {
  const region = book.result.regions[row.region]
  const column = region?.columns[field]
  if (region === undefined || column === undefined || region.layout === 'paper') return null
  return addressOf(region.headingRow + 1, column)
}
