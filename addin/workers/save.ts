import { formById } from '#core/forms/catalogue.ts'
import { addressOf } from '#workbook/address.ts'
import { type Edit, patchWorkbook } from '#workbook/patch.ts'
import { cellOf, type WorkbookRow } from '#workbook/read-result.ts'
import { sheetValue } from '#workbook/sheet-value.ts'
import type { Book } from './book.ts'
import type { Change } from './protocol.ts'

/** The same workbook with these cells changed in place and everything else untouched. */
export function saveEdits(bytes: Uint8Array, book: Book, changes: readonly Change[]): Uint8Array {
  return patchWorkbook(
    bytes,
    changes.flatMap((change) => editOf(book, change)),
  )
}

function editOf(book: Book, change: Change): readonly Edit[] {
  const row = book.row(change.row)
  const field = formById(change.form).fields[change.field]
  const cell = row === null ? null : cellOf(book.result, row, change.field)
  if (row === null || cell === null || field === undefined) return []
  const like = styleSource(book, row, change.field)
  return [
    { sheet: row.sheet, cell, value: sheetValue(field, change.value), ...(like === null ? {} : { styleLike: like }) },
  ]
}

/** A row below the last one that was read looks like the first row of its table. */
function styleSource(book: Book, row: WorkbookRow, field: string): string | null {
  const region = book.result.regions[row.region]
  const column = region?.columns[field]
  const isOld = book.result.rows.some((one) => one.id === row.id)
  if (region === undefined || column === undefined || region.layout === 'paper' || isOld) return null
  return addressOf(region.headingRow + 1, column)
}
