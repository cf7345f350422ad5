import { formById } from '#core/forms/catalogue.ts'
import type { WorkbookRow } from '#workbook/read-result.ts'

/**
 * Why a cell of the row cannot be edited here, null when it can: what is calculated has no value of its own, and the
 * parcel code of a workbook we issued is the row's key.
 * @param issued the workbook was made from our template
 */
export function lockReason(row: WorkbookRow, field: string, issued: boolean): string | null {
  const declared = formById(row.form).fields[field]
  if (declared === undefined) return '工作簿中没有这一项'
  if (declared.kind === 'calculated') return '自动计算，不用填写'
  const isIssuedKey =
    issued && field === 'parcelCode' && row.form === 'parcel-self-assessment' && row.parcelCode !== null
  return isIssuedKey ? '地块编码由平台下发，不得改动' : null
}
