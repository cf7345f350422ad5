import type { Cells } from '#core/form/form.ts'
import { applicationFormId } from '#core/forms/workbook-form-id.ts'
import { addressOf } from '#workbook/address.ts'
import type { BookModel } from '../host/book-model.ts'
import type { Place } from '../host/host.ts'

/** The 申请表 of the open workbook with its present cells. */
export interface Application {
  readonly cells: Cells
  /** Fields that the sheet asks for. */
  readonly fields: readonly string[]
  readonly placeOf: (field: string) => Place
  /** A1 address of the field's cell; '' where the sheet has none. */
  readonly addressOf: (field: string) => string
  /** Further 申请表 in the same workbook, which are not looked at. */
  readonly others: number
}

/** The first 申请表 of the workbook, null without one. */
export function applicationIn(model: BookModel): Application | null {
  const all = model.result.regions.flatMap((region, index) => (region.form === applicationFormId ? [index] : []))
  const [first, ...others] = all
  const region = first === undefined ? undefined : model.result.regions[first]
  const row = first === undefined ? undefined : model.rows(first)[0]
  if (region === undefined || row === undefined) return null
  return {
    cells: model.cells(row.id),
    fields: Object.keys(region.columns),
    placeOf: (field) => ({ form: applicationFormId, row: row.id, field }),
    addressOf: (field) => {
      const [line, column] = [region.fieldRows[field], region.columns[field]]
      return line === undefined || column === undefined ? '' : addressOf(line, column)
    },
    others: others.length,
  }
}
