import type { BookModel } from '#addin/host/book-model.ts'
import type { CellValue } from '#core/form/field.ts'
import type { Cells } from '#core/form/form.ts'
import { type FormId, formById, formIds } from '#core/forms/catalogue.ts'
import { keyText } from '#core/record/key.ts'
import { isOfAssessment } from '#workbook/any-form.ts'
import type { RowRevision } from '#workbook/meta.ts'
import type { ReadResult, Region, WorkbookRow } from '#workbook/read-result.ts'
import { rowKey } from '#workbook/row-key.ts'

export const cycle = '2025'
export const formsOfSheet: readonly FormId[] = formIds

const keyFields: Readonly<Record<FormId, readonly string[]>> = {
  'parcel-self-assessment': ['parcelCode', 'townCode'],
  'enterprise-information': ['parcelCode', 'uscc'],
}

/** A row to be put into a workbook. */
export interface FilledRow {
  readonly form: FormId
  readonly cells: Cells
}

/**
 * A 街镇台账 as if it had just been read.
 * @param asked fields a workbook has columns for, beside those of the key: it need not ask for all
 */
export function ledger(
  asked: Readonly<Record<FormId, readonly string[]>>,
  rows: readonly FilledRow[],
  revisions: readonly RowRevision[],
): ReadResult {
  const regions = formsOfSheet.map((form): Region => {
    const fields = [...keyFields[form], ...asked[form]]
    const columns = Object.fromEntries(fields.map((field, column) => [field, column]))
    return { sheet: formById(form).title, form, layout: 'table', headingRow: 3, columns, fieldRows: {} }
  })
  const meta = {
    template: 'ledger' as const,
    department: null,
    forms: formsOfSheet.map((id) => ({ id, version: formById(id).version })),
    cycle,
    parcelCode: null,
    revisions,
  }
  return {
    meta,
    sheets: [],
    regions,
    rows: regions.flatMap((region, index) =>
      rows
        .filter(({ form }) => form === region.form)
        .map(({ form, cells }, place): WorkbookRow => {
          const row = region.headingRow + 1 + place
          const shown = Object.fromEntries(Object.entries(cells).filter(([field]) => field in region.columns))
          const { sheet } = region
          const { parcelCode, uscc } = cells
          return {
            id: `${sheet}!${row}`,
            sheet,
            row,
            region: index,
            form,
            cycle,
            parcelCode: textOf(parcelCode),
            uscc: form === 'enterprise-information' ? textOf(uscc) : null,
            cells: shown,
          }
        }),
    ),
    notices: [],
  }
}

function textOf(value: CellValue | undefined): string | null {
  return typeof value === 'string' ? value : null
}

/** The filled rows of an open workbook, as they are saved. */
export function filledRows(model: BookModel): readonly FilledRow[] {
  return model.result.regions.flatMap((_, index) =>
    model
      .rows(index)
      .filter(isOfAssessment)
      .map((row) => ({ form: row.form, cells: model.cells(row.id) }))
      .filter(({ cells }) => Object.keys(cells).length > 0),
  )
}

/** Cells of every row that has a key, by form and key. */
export function cellsByKey(
  model: BookModel,
): ReadonlyMap<string, { readonly row: WorkbookRow; readonly cells: Cells }> {
  const found = new Map<string, { readonly row: WorkbookRow; readonly cells: Cells }>()
  for (const [index] of model.result.regions.entries()) {
    for (const row of model.rows(index).filter(isOfAssessment)) {
      const cells = model.cells(row.id)
      const key = Object.keys(cells).length === 0 ? null : rowKey(model.result, row, cells)
      if (key !== null) found.set(keyText(key), { row, cells })
    }
  }
  return found
}
