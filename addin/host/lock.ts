import type { Field } from '#core/form/field.ts'
import { lockSource } from '#core/form/lock-source.ts'
import { sameCell } from '#core/record/merge.ts'
import type { AnyRow } from '#workbook/any-form.ts'
import type { BookModel } from './book-model.ts'

/**
 * Why a cell of the row cannot be written here, null when it can: what is calculated has no value of its own, and the
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

/** Of a cell that was handed out locked: 底版锁定, and who says so. Null for others. */
export function baseLock(
  { formOf, locks }: Pick<BookModel, 'formOf' | 'locks'>,
  row: AnyRow,
  key: string,
): string | null {
  const field: Field | undefined = formOf(row.form).fields[key]
  if (field === undefined || (locks.of(row)[key] ?? null) === null) return null
  return `底版锁定：${lockSource(field)}，不能改；有误的向下发单位提出`
}

/** Why a person cannot edit the cell. What was locked and has been changed all the same can be put right. */
export function editRefusal(
  model: Pick<BookModel, 'result' | 'formOf' | 'locks' | 'value'>,
  row: AnyRow,
  field: string,
): string | null {
  const reason = lockReason(model, row, field)
  if (reason !== null) return reason
  const isAsHanded = sameCell(model.value({ form: row.form, row: row.id, field }), model.locks.of(row)[field])
  return isAsHanded ? baseLock(model, row, field) : null
}
