import type { CellValue } from '#core/form/field.ts'
import { type FormId, formById } from '#core/forms/catalogue.ts'
import type { SampleParcel } from '#server/demo/district.ts'
import { addressOf } from '#workbook/address.ts'
import { type Edit, patchWorkbook } from '#workbook/patch.ts'
import { readWorkbook } from '#workbook/read.ts'
import type { Region } from '#workbook/read-result.ts'
import { sheetValue } from '#workbook/sheet-value.ts'

/**
 * A handed-out 一地一表 as its firm fills it in: what is on it stays, every other cell gets the sample's value, the firms
 * stand one below the other.
 */
export async function filledOut(bytes: Uint8Array, { parcel, firms }: SampleParcel): Promise<Uint8Array> {
  const read = await readWorkbook(bytes)
  const regionOf = (form: FormId): Region => {
    const region = read.regions.find((one) => one.form === form)
    if (region === undefined) throw new Error(`no ${form} in the workbook`)
    return region
  }
  const paper = regionOf('parcel-self-assessment')
  const table = regionOf('enterprise-information')
  const given = read.rows.find(({ form }) => form === 'parcel-self-assessment')?.cells ?? {}
  const blank = Object.entries(parcel).filter(([key]) => given[key] === undefined)
  const edits = [
    ...blank.flatMap(([key, value]) => cellEdit(paper, key, value, paper.fieldRows[key] ?? 0)),
    ...firms.flatMap((firm, index) =>
      Object.entries(firm).flatMap(([key, value]) => cellEdit(table, key, value, table.headingRow + 1 + index)),
    ),
  ]
  return patchWorkbook(bytes, edits)
}

function cellEdit({ sheet, form, columns }: Region, key: string, value: CellValue | undefined, row: number): Edit[] {
  const [column, field] = [columns[key], formById(form).fields[key]]
  if (column === undefined || field === undefined || row === 0) return []
  const content = sheetValue(field, value)
  return content === null ? [] : [{ sheet, cell: addressOf(row, column), value: content }]
}
