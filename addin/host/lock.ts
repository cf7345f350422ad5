import type { AnyRow } from '#workbook/any-form.ts'
import type { BookModel } from './book-model.ts'

/**
 * Why a cell of the row cannot be edited here, null when it can: what is calculated has no value of its own, and the
 * parcel code of a workbook we issued is the row's key.
 */
export function lockReason(
  { result, formOf }: Pick<BookModel, 'result' | 'formOf'>,
  row: AnyRow,
  field: string,
): string | null {
  const declared = formOf(row.form).fields[field]
  if (declared === undefined) return '工作簿中没有这一项'
  if (declared.kind === 'calculated') return '自动计算，不用填写'
  const issued = result.meta !== null
  const isIssuedKey =
    issued && field === 'parcelCode' && row.form === 'parcel-self-assessment' && row.parcelCode !== null
  return isIssuedKey ? '地块编码由平台下发，不得改动' : null
}
