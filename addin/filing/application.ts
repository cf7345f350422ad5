import type { Cells } from '#core/form/form.ts'
import { applicationFormId } from '#core/forms/workbook-form-id.ts'
import { addressOf } from '#workbook/address.ts'
import type { BookModel } from '../host/book-model.ts'
import type { Place } from '../host/host.ts'

/** A 申请表 of the open workbook with its present cells. */
export interface Application {
  /** As the host names its row; another when the sheet is renamed. */
  readonly id: string
  readonly sheet: string
  readonly cells: Cells
  /** Fields that the sheet asks for. */
  readonly fields: readonly string[]
  readonly placeOf: (field: string) => Place
  /** A1 address of the field's cell; '' where the sheet has none. */
  readonly addressOf: (field: string) => string
}

/** The 申请表 of the workbook in the order of its sheets. */
export function applicationsIn(model: BookModel): readonly Application[] {
  return model.result.regions.flatMap((region, index): readonly Application[] => {
    const row = region.form === applicationFormId ? model.rows(index)[0] : undefined
    if (row === undefined) return []
    return [
      {
        id: row.id,
        sheet: region.sheet,
        cells: model.cells(row.id),
        fields: Object.keys(region.columns),
        placeOf: (field) => ({ form: applicationFormId, row: row.id, field }),
        addressOf: (field) => {
          const [line, column] = [region.fieldRows[field], region.columns[field]]
          return line === undefined || column === undefined ? '' : addressOf(line, column)
        },
      },
    ]
  })
}
