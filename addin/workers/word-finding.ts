import { valuesOf } from '#core/checks/reason.ts'
import { type AnyFinding, isCheckId } from '#core/error/finding.ts'
import { formById } from '#core/forms/catalogue.ts'
import { clauseOf, findingMessage } from '#core/message/message.zh.ts'
import { citationText } from '#core/vocabulary/citation.ts'
import { cellOf } from '#workbook/read-result.ts'
import type { Book } from './book.ts'
import type { WordedFinding } from './protocol.ts'

/** A finding as the list shows it: in words, with its cell or rows as the sheet numbers them. */
export function wordFinding(book: Book, finding: AnyFinding): WordedFinding {
  const { code, level, form, row, field, fields } = finding
  const parcelCode = finding.parcelCode ?? ''
  const source = formById(form).fields[field]?.source
  const clause = isCheckId(code) || source === undefined ? clauseOf(code) : source
  return {
    id: `${row}:${field}:${code}:${fields.join(',')}`,
    level,
    code,
    form,
    row,
    field,
    fields,
    parcelCode,
    parcelName: nameOf(book, finding),
    fieldLabel: formById(form).fields[field]?.label ?? field,
    place: placeText(book, finding),
    ...findingMessage(finding),
    clause: citationText(clause),
    values: valuesOf(finding),
  }
}

/** AD22, or 第 21–23 行 of the firms a sum was taken over. */
function placeText(book: Book, finding: AnyFinding): string {
  const row = book.row(finding.row)
  if (finding.code === 'X02') return rowsText(book, finding.details.firmRows)
  const cell = row === null ? null : cellOf(book.result, row, finding.field)
  return cell ?? (row === null ? '' : `第 ${row.row} 行`)
}

function rowsText(book: Book, ids: readonly string[]): string {
  const numbers = ids.flatMap((id) => book.row(id)?.row ?? []).sort((a, b) => a - b)
  const [first] = numbers
  const last = numbers.at(-1)
  if (first === undefined || last === undefined) return ''
  if (first === last) return `第 ${first} 行`
  const isRun = last - first === numbers.length - 1
  return isRun ? `第 ${first}–${last} 行` : `第 ${first} 行等 ${numbers.length} 行`
}

/** The firm of a firm's row, else who holds the parcel, else what the place is called. */
function nameOf(book: Book, finding: AnyFinding): string {
  const subject = parcelName(book, finding.parcelCode)
  const firm = finding.form === 'enterprise-information' ? book.cells(finding.row).firmName : undefined
  return subject || (typeof firm === 'string' ? firm : '')
}

function parcelName(book: Book, parcelCode: string | null): string {
  if (parcelCode === null) return ''
  const cells = book.parcelCells(parcelCode)
  const { ownerName, parcelName: name } = cells
  if (typeof ownerName === 'string') return ownerName
  return typeof name === 'string' ? name : ''
}
